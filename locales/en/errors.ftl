# Refusals: what can't be done, and what to do. A key is "error-" and the refusal's code.

error-not-allowed = This needs another role, or it is somebody else's to do. What you can do: /help
error-not-known = The bot does not know you yet. Open the invitation link from your curator.
error-nothing-here = This is not here any more. What there is now: /my
error-name-unclear = I did not understand the name. Write the surname and the given names in one message.
error-already-connected = { $name } is in the bot already; no link is needed.
error-invitation-unknown = There is no such invitation. Check that the link was copied whole, or ask your curator for a new one.
error-invitation-used = This invitation was used already. If that was not you, tell your curator: they will send a new one.
error-invitation-revoked = This invitation was revoked. Ask your curator for a new link.
error-invitation-expired = This invitation has expired. Ask your curator for a new link.
error-plan-names-nobody = The plan names nobody, so there is nobody to give it to. Correct the document and send it again.
error-not-your-plan = The curator of this plan or school decides on this.
error-plan-in-force-already = This plan is in force already.
error-draft-discarded-already = This draft is discarded already. To return to it, send the file again.
error-report-decided = The curator has decided on this report already. What there is now: /my
error-report-too-long = The report is longer than { $most } characters (now { $have }). Shorten it, or send a document.
error-report-too-many-files = A report can have { $most } files at most.
error-nothing-owed-there = You have reported on these tasks already. What is left: /my
error-report-about-what = First choose which task this report is about.
error-report-empty = Write at least a line or attach a file: an empty interim report is not sent.
error-return-reason-length = The reason must have { $least } to { $most } characters.
error-already-reported = A report on this task has been sent already.
error-already-closed = This task is closed already.
error-report-sent-already = This report has been sent already.
error-report-withdrawn = This draft was deleted or replaced by a newer one.
error-accepted-already = This report has been accepted already: { $name }
error-returned-already = This report has been returned already: { $name }
error-report-taken-back = The executor took this report back to correct it. A new one will come separately.
error-file-too-large = The file is larger than { $most } MB, and the messenger does not hand it over. Send a smaller one.
error-file-unavailable = The file could not be downloaded. Send it once more.
error-went-wrong = Something broke, and your message was not handled. Try again in a minute.
error-file-with-macros = The file has macros; the bot does not open such files. Save it as a plain .docx or .xlsx.
error-nudge-steps-unclear = The steps are not clear. Write, for example: before 10, 5, 1; after 1, 3, 5
error-nudge-steps-too-many = More than { $most } steps on one side: that would be a nuisance. Keep the main ones.
error-nudge-steps-too-far = A step farther than { $most } working days from the date. Write smaller numbers.
error-snooze-too-far = It can be put off by { $most } days at most.
error-nothing-to-put-off = The bot does not remind of this task yet.
error-hour-unclear = The hour is not clear. Write, for example: 8:45
error-hour-out-of-day = The hour must be from { $first } to { $last }: the bot does not write in the evening or at night.
error-released = The curator has released you from this. What is left: /my
error-released-already = This is removed or suspended already.
error-not-released = This is on control, there is nothing to take up.
error-report-waits-first = A report on it awaits acceptance. Accept or return it first: /awaiting
error-ground-length = A ground has from { $least } to { $most } letters.
error-draft-merged-already = This edition was already taken into the plan in force.
error-plan-not-in-force = This plan is not in force now.
error-plan-closed-already = This plan is closed already.
error-reports-await-first =
    { $count ->
        [one] First decide on { $count } report that awaits acceptance: /awaiting
       *[other] First decide on { $count } reports that await acceptance: /awaiting
    }
error-title-changed-meanwhile = The title of this row was changed meanwhile ({ $name }). Now it says “{ $now }”. If it should be otherwise, correct it again.
error-deadline-changed-meanwhile = The deadline of this row was changed meanwhile ({ $name }). Now it says “{ $now }”. If it should be otherwise, correct it again.
error-responsible-changed-meanwhile = The executors of this row were changed meanwhile ({ $name }). Now it says “{ $now }”. If it should be otherwise, correct it again.
error-section-changed-meanwhile = The section of this row was changed meanwhile ({ $name }). Now it says “{ $now }”. If it should be otherwise, correct it again.
error-number-changed-meanwhile = The number of this row was changed meanwhile ({ $name }). Now it says “{ $now }”. If it should be otherwise, correct it again.
error-row-changed-meanwhile = This row was changed meanwhile ({ $name }). See what it is now and decide again.
error-row-removed-already = This row is removed from the plan already. It can be put back.
error-row-without-title = A row needs a title. Write what is to be done.
error-row-text-too-long = Longer than { $most } letters ({ $have } now). Write it shorter.
error-nothing-to-split = There is one deadline and one executor here: nothing to split.
