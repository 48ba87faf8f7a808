# Removal from control, suspension, closing a plan, the history of a row.

state-suspended = suspended
state-removed = removed from control
state-not-required = not required
obligation-ground = Ground: { $ground }
ground-done-elsewhere = done under another item
ground-cancelled = the task was cancelled
ground-not-applicable = this executor has nothing of the kind
ground-awaits-documents = we wait for documents
ground-new-edition = the plan's new edition does not ask it
ground-plan-closed = the plan is closed
button-suspend = Suspend
button-remove = Remove from control
button-not-required = Not required
button-take-up = Take up again
button-history = History
button-own-ground = Write your own ground
button-back-card = Back to the card
button-same-for-others = The same for the others ({ $count })

control-why-suspend = On what ground is it suspended? There are no reminders until you take it up again.
control-why-remove = On what ground is it removed from control?
control-why-not-required = Why need this executor not do it?
control-ask-words = Write the ground in one message, for example the number and date of an order.
control-state-ground = State: { $state } — { $ground }
control-others =
    { $count ->
        [one] { $count } obligation of others for this activity is open.
       *[other] { $count } obligations of others for this activity are open.
    }
control-done-to-others =
    { $count ->
        [0] There are no other open obligations for this activity.
        [one] Done, the same was decided on { $count } more. The executor will be told.
       *[other] Done, the same was decided on { $count } more. The executors will be told.
    }
control-told = The curator has changed an obligation of yours.
control-told-due = On control, due { $until }

closing-head = Close the plan "{ $title }"?
closing-undone =
    { $count ->
        [0] Everything is closed.
        [one] { $count } obligation is not done: it will be removed from control and the executor told.
       *[other] { $count } obligations are not done: they will be removed from control and the executors told.
    }
closing-awaiting =
    { $count ->
        [one] First decide on { $count } report that awaits acceptance.
       *[other] First decide on { $count } reports that await acceptance.
    }
button-close-plan = Close the plan
plan-copied = The draft for the next year is ready. The plan in force is as it was, in the list of plans.
button-copy-plan = Copy for the next year
closed-head = The plan "{ $title }" is closed.
closed-undone =
    { $count ->
        [one] { $count } undone obligation was removed from control.
       *[other] { $count } undone obligations were removed from control.
    }
closed-all-done = All that was in the plan is closed.
closed-told =
    { $count ->
        [one] { $count } person will be told.
       *[other] { $count } people will be told.
    }
plan-closed-notice = The plan "{ $title }" is closed. Nothing more is needed from you in it.
draft-closed = This plan is closed, nothing more is asked in it.
plan-line-closed = { $index }. { $title } — closed

executors-none = Nobody owes anything for this row.
executors-line = <b>{ $index }.</b> { $name } — { $due }, { $state }

history-none = Nothing has happened yet.
history-line = <b>{ $day }, { $time }</b> { $name }: { $what }
history-change = was "{ $before }", is "{ $after }"
history-ground = ground: { $ground }
history-blank = nothing
history-clock = the bot
history-draft-kept = the draft was received
history-put-in-force = the plan was put in force
history-amended = a new edition was taken in
history-plan-closed = the plan was closed
history-plan-copied = copied for the next year
history-draft-discarded = the draft was discarded
history-row-changed = the row was changed
history-question-settled = a question about the row was settled
history-row-added = the row was added
history-row-removed = the row was removed
history-row-restored = the row was put back
history-row-split = the row was split
history-row-split-off = the row was split off from another
history-row-merged = the row was merged with another
history-obligation-added = assigned
history-obligation-moved = the date was changed
history-obligation-suspended = suspended
history-obligation-removed = removed from control
history-obligation-not-required = not required
history-control-resumed = taken up again
history-nudges-changed = reminders changed
history-acknowledged = accepted for execution
history-snoozed = reminder put off
history-report-edited = a message of the report was corrected
history-report-sent = a report was sent
history-report-accepted = the report was accepted
history-report-returned = the report was returned for rework
history-report-withdrawn = the report was taken back by its author
history-ground-off-topic = off topic
history-ground-no-document = no document
history-ground-wrong-period = wrong period
history-ground-set-above = the date was set above
history-ground-no-ground = the reason does not suffice
history-ground-in-part = report by the date what is ready
history-ground-own = a reason of their own
history-extension-asked = the executor asked for a later date
history-extension-taken-back = the executor took the request back
history-checkpoints-agreed = it was agreed when to report
history-offered-date-agreed = a date was agreed where the plan is silent
history-extension-granted = a later date was granted
history-extension-refused = a later date was denied
