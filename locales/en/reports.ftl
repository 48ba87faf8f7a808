# Reports: draft, sending, acceptance, return.

report-status-done = done
report-status-in-progress = interim
report-draft-head = Draft report: { $status }
report-sent-head = Sent { $day } at { $time }, curator { $name }
report-text = { $text }
report-no-text = Without text or files.
report-files =
    { $photos ->
        [0] { $documents ->
            [one] { $documents } document attached.
           *[other] { $documents } documents attached.
        }
       *[other] { $photos ->
            [one] { $photos } photo
           *[other] { $photos } photos
        }{ $documents ->
            [0] {" "}attached.
           *[one] {" "}and { $documents } document attached.
            [other] {" "}and { $documents } documents attached.
        }
    }
report-hint = Not sent yet: press “Send”. Until then you can add a line, photos and documents.
report-sent-hint = You can add to it until it is accepted: write, or send a file.
report-about-which = Which task is this report about? Press its number.
report-interim-note = An interim report does not close the task, the date stays the same.
report-replaces = The earlier report stands until you send this one.
report-discarded = The draft is deleted.
report-taken-back = The report is taken back; the curator will not see it.
button-send = Send
button-add = Add
button-start-over = Start over
button-discard = Delete the draft
button-status-done = Make it final
button-status-in-progress = Make it interim
button-withdraw = Take the report back
button-correct = Correct
report-add-toast = Just write a text, or send a photo or a document.

report-card-head = A report to accept: { $status }
report-card-author = From: { $name }
report-card-author-organization = From: { $organization }, { $name }
report-card-sent = Sent { $day } at { $time }
report-card-late = Late, it was due { $until }.
button-files = Show the files
button-accept = Accept
button-return = Return…
button-return-off-topic = Off topic
button-return-no-document = No document
button-return-wrong-period = Wrong period
button-return-own = Another reason
return-off-topic = off topic
return-no-document = no document
return-wrong-period = wrong period
return-choose = Why are you returning it?
return-ask-words = Write the reason in one message: the executor will see it word for word.
report-accepted-by = Accepted: { $name }, { $day } at { $time }
report-returned-by = Returned: { $name }, { $day } at { $time }
report-accepted-head = The report is accepted, curator { $name }
report-accepted-interim = The interim report is accepted. The task stays in progress.
report-returned-head = The report was returned for rework, curator { $name }
report-returned-hint = Press “Correct” or answer this message.
awaiting-none = All reports are dealt with; nothing awaits acceptance.
awaiting-head =
    { $count ->
        [one] { $count } report awaits acceptance. Press its number to open it.
       *[other] { $count } reports await acceptance, the oldest on top. Press a number to open one.
    }
awaiting-rest =
    { $count ->
        [one] And { $count } more report, shown once these are dealt with.
       *[other] And { $count } more reports, shown once these are dealt with.
    }
awaiting-line = { $index }. { $title } — { $name }
repeat-mark = (repeated: the earlier attempt may not have arrived)

edit-not-read =
    You have edited a message, but the bot reads each once, when it comes: the edit has changed nothing.
    Please write it again as a new message.
edit-after-acceptance = The report has been accepted: editing your message does not change it.
edit-after-return = The report was returned: editing an old message does not change it. Press "Correct" and write more.
