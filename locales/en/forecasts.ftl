# What putting a plan in force will do, and what the bot will say in the next 14 days.

preview-is-made = Working out what will be sent to whom…
preview-head = What happens if the plan is put in force: <b>{ $title }</b>
preview-hindered = It can’t be put in force yet: <b>{ $title }</b>
preview-obstacle = • { $reason }
preview-undated =
    Rows without a day: { $rows }{ $more ->
        [0] .
        [one] { " " }and { $more } more row.
       *[other] { " " }and { $more } more rows.
    }
preview-questions =
    { $count ->
        [one] { $count } row still has a question: that does not stop the plan.
       *[other] { $count } rows still have questions: that does not stop the plan.
    }
preview-sends =
    In 14 days: { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    } to { $people ->
        [one] { $people } person
       *[other] { $people } people
    }{ $unreached ->
        [0] .
        [one] . { $unreached } is not connected: nothing reaches them until they are.
       *[other] . { $unreached } are not connected: nothing reaches them until they are.
    }
preview-not-yours = The curator of this plan may put it in force.
button-preview = Put in force…
button-sends = What goes out in 14 days
button-shares = Who owes how much
button-back-preview = Back
button-back-day = Back

shares-head =
    Who owes how much{ $pages ->
        [1] { "" }
       *[other] { ", " }page { $page } of { $pages }
    }
shares-line =
    • { $name }: { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }{ $nearest }{ $state }
shares-nearest = , the nearest { $until }
shares-unset = , no day is set
shares-nobody = { " " }— nobody’s yet
shares-not-connected = { " " }— not connected

sends-head =
    What goes out in 14 days: { $title }{ $pages ->
        [1] { "" }
       *[other] { ", " }page { $page } of { $pages }
    }
sends-line =
    { $index }. { $day }: { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, { $count ->
        [0] word of the plan or a question
        [one] { $count } task
       *[other] { $count } tasks
    }{ $unreached ->
        [0] { "" }
       *[other] { " " }({ $unreached } not connected)
    }
sends-as-if = So it will be if nobody reports or changes anything meanwhile.
sends-none = The bot will say nothing to anybody in 14 days.

sendday-head =
    { $day }: whom the bot will write to{ $pages ->
        [1] { "" }
       *[other] { ", " }page { $page } of { $pages }
    }
sendday-line =
    { $index }. { $name }: { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }{ $when }{ $state }
sendday-line-news = { $index }. { $name }: word of the plan or a question{ $when }{ $state }
sendday-hour = , at { $time }
sendday-zone = , { $zone }
sendday-hint =
    The bot writes at { $time } local time unless another hour or zone is shown.
    Press a number to read the message itself.
sendday-none = The bot will say nothing to anybody on that day.
sendtext-head = <b>{ $name }</b>, { $day }:
sendtext-buttons = Buttons: { $buttons }
