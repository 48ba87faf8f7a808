# A new edition of a plan beside the one in force.

draft-amends = It looks like a new edition of the plan in force "{ $title }". Compare them: reports and dates stay with their rows.
draft-merged = This edition was taken into the plan in force: /summary
button-compare = Compare with the plan in force
amendment-head = What changed in the plan "{ $title }"
amendment-counts = Changed { $changed } · added { $added } · removed { $removed } · as before { $same }
amendment-nothing = The rows of both editions are the same.
amendment-row-changed = <b>{ $index }. Changed:</b> { $row }
amendment-row-added = <b>{ $index }. Added:</b> { $row }
amendment-row-removed = <b>{ $index }. Removed:</b> { $row }
amendment-change = { $field }: was "{ $before }" → becomes "{ $after }"
amendment-field = { $field }: { $value }
amendment-title = activity
amendment-deadline = deadline
amendment-responsible = executors
amendment-unwanted = Left out: the plan keeps what it says.
button-leave-out = Leave out { $number }
button-take = Apply { $number } after all
button-apply = Apply ({ $count })
amended-head = The new edition was taken into the plan "{ $title }".
amended-changes =
    { $count ->
        [one] { $count } row of the plan was changed.
       *[other] { $count } rows of the plan were changed.
    }
amended-moved =
    { $count ->
        [one] { $count } obligation has a new date.
       *[other] { $count } obligations have new dates.
    }
amended-added =
    { $count ->
        [one] { $count } new obligation was assigned.
       *[other] { $count } new obligations were assigned.
    }
amended-removed =
    { $count ->
        [one] { $count } obligation was removed from control.
       *[other] { $count } obligations were removed from control.
    }
amended-told =
    { $count ->
        [one] { $count } person will hear of it, once, in one message. Reports are kept.
       *[other] { $count } people will hear of it, once, in one message. Reports are kept.
    }
amended-told-nobody = There is nobody to tell: nothing has changed for anybody who is connected. Reports are kept.
amended-notice = The plan was amended: "{ $title }".
amended-notice-order = Order No. { $number } of { $date }
amended-notice-moved = • { $title } — now { $due }, was { $before }
amended-notice-dated = • { $title } — dated { $due }
amended-notice-added = • New: { $title } — { $due }
amended-notice-removed = • Not needed any more: { $title }
amended-notice-more =
    { $count ->
        [one] And { $count } more change.
       *[other] And { $count } more changes.
    }
