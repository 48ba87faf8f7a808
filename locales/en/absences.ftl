# Absence and deputies.

away-question = What is the last day of your absence? Press a day or write it: “{ $day }”, “for a week”.
away-stands-in = You stand in now for: { $names }
away-who = You are away { $until }. Who stands in for you?
away-set = You are away { $until }. { $name } stands in.
away-owed =
    { $count ->
        [0] There are no open tasks now.
        [one] The deputy has { $count } task.
       *[other] The deputy has { $count } tasks.
    }
away-decides = Reports and requests on your plans are for { $name } to decide, too.
away-plans-wait = Reports and requests on your plans still come to you: { $name } is no curator.
away-alone = You are away { $until }. Nobody stands in.
away-alone-ends =
    { $count ->
        [0] If there is a task, the bot will write to you. It ends by itself; the curator sees it.
        [one] { $count } task stays with you, and so do the reminders. It ends by itself; the curator sees it.
       *[other] { $count } tasks stay with you, and so do the reminders. It ends by itself; the curator sees it.
    }
away-back-alone = Welcome back.
away-notice-alone = { $name } is away { $until }. Nobody stands in
button-no-deputy = No deputy
away-not-connected = This person is not connected to the bot yet: forward the invitation that the bot has sent you.
away-ends = Reminders and reports are the deputy's. It ends by itself; the curator sees it.
button-back-again = I am back
away-back = Welcome back. { $name } stands in no more.
away-not-away = You were not away: the bot writes to you.
deputy-head = You stand in { $until } for { $name }
deputy-owed =
    { $count ->
        [0] There are no open tasks now.
        [one] There is { $count } task so far: /my
       *[other] There are { $count } tasks so far: /my
    }
deputy-decides = Reports and requests on this curator's plans are yours to decide, too: /awaiting
away-notice = { $name } is away { $until }. The deputy: { $deputy }
deputy-free = { $name } is back: the bot will not remind you of those tasks.
command-away = I am away, who stands in
