# A draft as a table: fetched, corrected at a desk, sent back.

button-sheet = Get as a table
sheet-file-name = Draft plan { $day }.xlsx
sheet-caption = The draft “{ $title }” as a table. Correct what you need and send the file here: the bot shows what would change, and takes it over when you press.
sheet-title = Plan
sheet-help-title = How to correct
sheet-help =
    One row is one activity. Correct its number, section, title, deadline and executors right in the cells.
    Yellow marks what the bot is not sure of; the column “Question” says why.
    Write a deadline as the plan would, or simply a date.
    A kind of deadline can be chosen from the list; then the deadline itself need not be written.
    Executors can be chosen from the list or typed; several are parted by semicolons.
    A new row: write it anywhere. To take a row out, delete it whole.
    Rows may be sorted, spare columns deleted. Grey columns are for reading only.
    Leave the hidden column and page: the bot knows its table by them.
    Then send the file to the bot. It shows each change and asks before it takes it over.
sheet-column-number = Number
sheet-column-section = Section
sheet-column-title = Activity
sheet-column-deadline = Deadline
sheet-column-responsible = Executors
sheet-column-kind = Kind of deadline
sheet-column-understood = Deadline as understood
sheet-column-question = Question
sheet-kind-dates = by dates
sheet-kind-throughout = throughout
sheet-kind-schedule = by a timetable
sheet-kind-event = after an event
sheet-kind-none = no deadline

sheet-head = Your table beside the draft <b>{ $title }</b>
sheet-nothing-differs = Nothing differs: there is nothing to take over.
sheet-counts =
    { $changed ->
        [0] No row changed
        [one] { $changed } row changed
       *[other] { $changed } rows changed
    }, { $added ->
        [0] none added
       *[other] { $added } added
    }, { $removed ->
        [0] none removed
       *[other] { $removed } removed
    }.
sheet-page = Page { $page } of { $pages }
sheet-line-changed = • row { $row }, { $field }: was “{ $was }” → becomes “{ $now }”
sheet-line-added = • new row { $row }: “{ $title }”
sheet-line-added-unnumbered = • new row “{ $title }”
sheet-line-removed-unnumbered = • take out row “{ $title }”
sheet-line-removed = • take out row { $row }: “{ $title }”
sheet-line-clash = • row { $row }, { $field }: yours says “{ $mine }”, the bot has “{ $theirs }” by now. The bot’s stays.
sheet-line-clash-removed = • row { $row }: you corrected it, it was taken out meanwhile. It stays so.
sheet-line-clash-changed = • row { $row }: you took it out, it was changed meanwhile. It stays.
sheet-line-fault = • row { $row }, { $field }: { $why }
sheet-field-number = number
sheet-field-section = section
sheet-field-title = activity
sheet-field-deadline = deadline
sheet-field-responsible = executors
sheet-blank = blank
sheet-fault-formula = there is a formula. Write the value itself. For now it stays as it was.
sheet-fault-row-without-title = it does not say what is to be done. Write it, or delete the whole row.
sheet-fault-kind-needs-day = for “by dates” write a date into “Deadline”. For now it stays as it was.
sheet-fault-kind-needs-event = write into “Deadline” what it comes after. For now it stays as it was.
sheet-fault-text-too-long = too long. Write it shorter. For now it stays as it was.
button-sheet-apply =
    { $count ->
        [one] Take over { $count } row
       *[other] Take over { $count } rows
    }
sheet-applied =
    { $count ->
        [0] There was nothing to take over: the draft is so already.
        [one] Taken over: { $count } row.
       *[other] Taken over: { $count } rows.
    }
sheet-left = Not taken over, { $count }:
sheet-more = … and { $count } more

error-sheet-foreign = This table is not from this bot, or its draft is here no more. Open the plan (/plans), press “Get as a table” and correct the new one.
error-sheet-too-late = “{ $title }” is a draft no more, the table does not fit it. How it stands: /plans
error-sheet-damaged = The hidden page by which the bot knows the table is damaged. Get the table again (/plans) and carry your corrections over.
error-sheet-without-rows = The hidden row or column with the numbers of the rows is missing. Get the table again (/plans) and carry your corrections over.
error-sheet-of-another-layout = This table is from another version of the bot. Get a new one: /plans
