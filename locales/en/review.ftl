# The review of a draft: one card, one question.

review-head = Question { $number } of { $total }
review-why = Why it is asked: { $reasons }.
review-when = By what day is it to be done?
review-who = Who is to do it?
review-why-piece = Unclear here: “{ $text }”
review-why-row = In the document, for the whole row: “{ $text }”
review-now = It says now:
review-answered = Settled already: { $name }, { $date }. It may be settled otherwise.
review-done = No questions are left.
review-next = Look at the rows and put the plan in force. Until then nobody is told anything.
review-skipped =
    { $count ->
        [one] { $count } question was skipped. You may return to it now or another day.
       *[other] { $count } questions were skipped. You may return to them now or another day.
    }
review-settled =
    { $count ->
        [one] { $count } question settled.
       *[other] { $count } questions settled.
    }
review-choose-day = By what day, that day included, is it to be done?
button-right = Yes, right
button-as-written = As in the document
button-month-after-order = A month on: { $date }
button-whole-period = The plan's whole period
button-no-deadline = No deadline
button-every-date = All dates: { $text }
button-same-as-above = As in the row above: { $text }
button-everybody = All who are named ({ $count })
button-lead = Lead: { $name }
button-apart = Apart: { $names }
button-nobody = No executor
button-row-above = It goes on the row above
button-all-right = All like this are right ({ $count })
button-all-month-after-order = All like this: a month on ({ $count })
button-all-no-deadline = All like this: no deadline ({ $count })
button-all-nobody = All like this: no executor ({ $count })
button-choose-day = Choose a day
button-own = Type it
button-skip = Skip →
button-open-row = The whole row
button-back-question = To the question
