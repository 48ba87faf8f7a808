# Rows of a plan: pages, search, the card of a row.

rows-head = Rows of the plan, page { $page } of { $pages }
rows-questions-head = Rows in question, page { $page } of { $pages }
rows-removed-head = Removed rows, page { $page } of { $pages }
rows-none = There are no such rows.
rows-section = <u>{ $title }</u>
row-title = <b>{ $number }.</b> { $title }
row-title-plain = { $title }
row-section = Section: { $title }
row-instruction = An instruction in the order's own text.
row-deadline = Deadline: “{ $text }” — { $reading }
row-deadline-blank = No deadline is given.
row-responsible = Responsible: { $names }
row-responsible-blank = Nobody is named as responsible.
row-question = Question: { $reasons }
row-removed = The row is removed from the plan: nobody will owe anything by it.
field-title = Title: “{ $text }”
field-deadline = Deadline: “{ $text }”
field-responsible = Responsible: “{ $text }”
field-understood = Understood: { $reading }
reading-windows =
    { $more ->
        [0] { $window }
        [one] { $window } and { $more } more
       *[other] { $window } and { $more } more
    }
reading-more = and { $count } more
reading-throughout = the whole period, { $window }
reading-schedule = no day is named
reading-source = no day is named, another document or an event will set it ({ $source })
reading-none = the bot did not understand it
reading-nobody = nobody
reading-name = { $name }
reading-person = { $name } ({ $position })
reading-lead = { $who }, the lead executor
people-lead = { $name } (lead)
window-until = by { $due } inclusive
row-now = Now: “{ $text }”
row-now-blank = It is blank now.
row-ask-title = Write what the activity should be called.
row-ask-deadline = Write the deadline in Russian as plans do: «до 01.03», «март, май», «в течение года». If there is none: «без срока».
row-ask-responsible = Write who is responsible as plans do: «Петрова А.С., методист; директора школ».
row-ask-section = Press the number of a section or write the title of a new one.
row-section-line = { $number }. { $title }
row-ask-new = Write what is to be done. The bot will ask for the deadline and the executors later.
row-new-after = The new row will stand after this one:
row-merge-head = Merge these rows into one?
row-merge-what = Deadlines and executors of both are kept.
row-parted =
    { $count ->
        [one] It is { $count } row now.
       *[other] It is { $count } rows now.
    }
find-ask = What to find in “{ $title }”? Write a row's number or words.
find-ask-all = What to find in the plans? Write a row's number or words.
found-head =
    { $count ->
        [one] “{ $words }”: { $count } row.
       *[other] “{ $words }”: { $count } rows.
    }
found-none = “{ $words }”: there are no such rows.
found-plan = <b>{ $title }</b>
found-more =
    { $count ->
        [one] And { $count } more row: add a word to narrow it down.
       *[other] And { $count } more rows: add a word to narrow it down.
    }
button-find = Find
button-find-more = Find something else
button-back-rows = To the rows
button-back-row = To the row
button-row-question = Answer the question
button-row-title = Title
button-row-deadline = Deadline
button-row-people = Executors
button-row-section = Section
button-no-section = No section
button-split-windows = Split: a row for each deadline
button-split-people = Split: a row for each executor
button-merge = Merge with the next
button-merge-yes = Merge
button-add-row = Add after
button-remove-row = Remove from the plan
button-restore-row = Put back
