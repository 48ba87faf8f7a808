# How the bot itself fares: for administrators.

health-head = State of the bot, { $now }
health-well = All is well.
health-trouble-speeches-wait = Look into it: messages have not been leaving for long.
health-trouble-updates-wait = Look into it: what people write has not been handled for long.
health-trouble-no-tick = Look into it: the bot has not looked at deadlines for long.
health-trouble-untold =
    { $count ->
        [one] Look into it: { $count } person was not reminded in time.
       *[other] Look into it: { $count } people were not reminded in time.
    }
health-speeches =
    { $count ->
        [0] Waiting to be sent: nothing.
        [one] Waiting to be sent: { $count } message, since { $since }.
       *[other] Waiting to be sent: { $count } messages, the oldest since { $since }.
    }
health-updates =
    { $count ->
        [0] Incoming: all handled.
        [one] Incoming: { $count } waits, since { $since }.
       *[other] Incoming: { $count } wait, the oldest since { $since }.
    }
health-unknown =
    { $count ->
        [one] { $count } message may not have arrived: it will be sent again, with a mark.
       *[other] { $count } messages may not have arrived: they will be sent again, with a mark.
    }
health-week = In 7 days: { $repeats } repeated, { $failed } not taken by Telegram, { $mended } mended by the auditor.
health-parked =
    { $count ->
        [one] { $count } incoming message could not be handled; see the log.
       *[other] { $count } incoming messages could not be handled; see the log.
    }
health-unreachable =
    { $count ->
        [one] Messages do not reach { $count } person: /people
       *[other] Messages do not reach { $count } people: /people
    }
health-ticked = Deadlines were looked at { $at }, the database has { $size } MB.
health-never-ticked = Deadlines have not been looked at since the start, the database has { $size } MB.
health-calendar = Moved days off are known up to { $year }.
health-calendar-unknown = Moved days off of this year are not known: check the production calendar.
