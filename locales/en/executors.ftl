# Whose task it is: "not mine", given to another, the lead.

button-not-mine = Not mine
objection-question = Why is this task not yours? The press asks the curator.
objection-not-my-duty = not among their duties
objection-another-person = somebody else does this
objection-not-about-us = the organization has nothing to do with it
objection-own = a reason of their own
button-objection-not-my-duty = Not among my duties
button-objection-another-person = Somebody else does this
button-objection-not-about-us = It is not about us
button-objection-own = Write a reason
objection-ask-words = Write in one message why this task is not yours, and whose it is.
objection-asked = The curator ({ $name }) is asked. Until they answer, the bot does not remind you of it.
objection-head = An executor says: “Not mine”
objection-by = { $executor }, { $name }
objection-by-person = Executor: { $name }
objection-reason = Reason: { $reason }
objection-whom = Whom does it go to?
button-other-person = Somebody else…
button-keep = It stays with the executor
objection-given = Given to { $name }, and the bot tells them.
objection-kept = It stays with the executor: { $name }
objection-withdrawn = The question is over: it is reported on, or given to another.
ruling-given = The task is given to another, and the bot will not remind you of it any more. Who answers now: { $name }
ruling-kept = The curator ({ $name }) has decided: the task stays with you.
executor-question = Who answers for this task?
yours-now = A task is given to you. Given by the curator: { $name }
button-give = Give to another
button-make-lead = Make this executor the lead
button-row-executors = All executors of the row
objections-none = Nobody asks to be rid of a task.
objections-head =
    { $count ->
        [one] { $count } person says “Not mine”:
       *[other] { $count } people say “Not mine”:
    }
objections-line = { $index }. { $title } — { $name }
obligation-deputy = Deputy: { $name }
obligation-objected = The executor says “Not mine”; the curator is asked.
report-card-deputy = Stands in for the executor: { $name }
report-card-deputy-of-head = Stands in for the head.
history-executor-changed = given to another
history-lead-changed = the lead is named
history-objected = the executor says “Not mine”
history-objection-kept = it stays with the executor
history-plan-shared = the plan is opened to another curator
history-plan-unshared = the plan is closed to another curator
history-ground-not-my-duty = not among their duties
history-ground-another-person = somebody else does this
history-ground-not-about-us = the organization has nothing to do with it
