# Reports: draft, sending, acceptance, return.

report-status-done = done
report-status-in-progress = interim
report-draft-head = Draft report: { $status }
report-sent-head = Sent { $day } at { $time }, curator { $name }
report-text = { $text }
report-no-text = No text.
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
report-hint = Write a line or send photos and documents: they go into the report.
report-sent-hint = You can add to it until it is accepted: write, or send a file.
report-about-which = Which thing is this report about? Press its number.
report-interim-note = An interim report does not close the matter: the date stays.
report-replaces = The earlier report stands until you send this one.
report-discarded = The draft is deleted.
report-taken-back = The report is taken back; the curator will not see it.
button-send = Send
button-add = Add
button-start-over = Start over
button-discard = Delete the draft
button-status-done = Make it final
button-status-in-progress = Make it interim
button-withdraw = Undo
button-correct = Correct
report-add-toast = Just write a text, or send a photo or a document.

report-card-head = A report to accept: { $status }
report-card-author = From: { $name }
report-card-author-organization = From: { $organization }, { $name }
report-card-sent = Sent { $day } at { $time }
report-card-late = It was due { $until }.
button-files = Show the files
button-accept = Accept
button-return = Return…
button-return-off-topic = Off the point
button-return-no-document = No document
button-return-wrong-period = Wrong period
button-return-own = Own reason
return-off-topic = off the point
return-no-document = no document
return-wrong-period = wrong period
return-choose = Why do you return it?
return-ask-words = Write the reason in one message: the executor will see it word for word.
report-accepted-by = Accepted: { $name }, { $day } at { $time }
report-returned-by = Returned: { $name }, { $day } at { $time }
report-accepted-head = The report is accepted, curator { $name }
report-accepted-interim = The interim report is accepted. The matter stays in progress.
report-returned-head = The report was returned for rework, curator { $name }
report-returned-hint = Press “Correct” or answer this message.
awaiting-none = All reports are dealt with; nothing awaits acceptance.
awaiting-head =
    { $count ->
        [one] { $count } report awaits acceptance.
       *[other] { $count } reports await acceptance.
    }
awaiting-line = { $index }. { $title } — { $name }
repeat-mark = (repeated: the earlier attempt may not have arrived)
