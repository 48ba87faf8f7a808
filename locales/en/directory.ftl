# The directory: organisations, posts, groups.

choose-person-hint = Press a person, or write a full name; for those whom the bot knows the surname will do.
choose-person-type = Write the full name in one message; for those whom the bot knows the surname will do.

organization-kind-school = school
organization-kind-body = institution or department
organization-kind-group = group
post-head = head
post-held = { $post }: { $name }
post-held-not-connected = { $post }: { $name } (not connected)
post-vacant = { $post }: not named

directory-head =
    { $count ->
        [one] { $count } organization in the directory.
       *[other] { $count } organizations in the directory.
    }
directory-found =
    { $count ->
        [one] { $count } organization found by “{ $words }”.
       *[other] { $count } organizations found by “{ $words }”.
    }
directory-not-found = Nothing found by “{ $words }”. Write a part of a name, a district or a surname.
directory-empty = The directory is empty. Send the list of schools as an .xlsx file, or a plan.
directory-hint = Press a number, or write a part of a name, a district or a surname.
directory-line = { $index }. { $name } — { $head }
directory-line-nobody = { $index }. { $name } — nobody is named
directory-line-group = { $index }. { $name } — group
button-directory = Directory
button-directory-file = The directory as .xlsx

organization-head = <b>{ $name }</b>
organization-kind = Kind: { $kind }
organization-district = District: { $district }
organization-curator = Curator: { $name }
organization-members =
    { $count ->
        [0] Nobody has said who belongs to the group.
        [one] { $count } member in the group.
       *[other] { $count } members in the group.
    }
organization-open =
    { $count ->
        [0] No open tasks.
        [one] { $count } open task.
       *[other] { $count } open tasks.
    }
button-change-head = Change the head
button-change-post = Change: { $post }
button-who-answers = Who answers for it?
button-who-answers-numbered = { $number }. Who answers?
button-members = Members of the group
button-organization-work = Tasks of the organization
button-organization = To the organization
vacancy-question = Who holds this post now?

holder-former = Before: { $name }
holder-moved =
    { $count ->
        [0] No open tasks, nothing to hand over.
        [one] { $count } open task handed over. Closed ones stay in the history with who did them.
       *[other] { $count } open tasks handed over. Closed ones stay in the history with who did them.
    }
holder-not-connected = This person is not connected yet: forward the invitation below.
work-line = { $index }. { $title } — { $state }

unanswered-none = Somebody answers for every task of this plan.
unanswered-head = “{ $title }”: nobody answers for these executors yet.
unanswered-line =
    { $count ->
        [one] { $index }. { $name } — { $count } task
       *[other] { $index }. { $name } — { $count } tasks
    }
button-unanswered = Whom nobody answers for

handed-over = You answer for the tasks of { $name } now.
relieved = { $organization }: the tasks are handed over, and the bot will not remind you of them any more. Who answers now: { $name }

group-members =
    { $count ->
        [0] No members are named yet.
        [one] { $count } member.
       *[other] { $count } members.
    }
group-member = • { $name }
group-more = and { $count } more
group-question = Who belongs to this group? Each will report for themselves.
group-agreed = The members are named and remembered for later plans. They can be changed.
group-district =
    { $count ->
        [one] { $name }, { $count } school
       *[other] { $name }, { $count } schools
    }
group-choose-districts = Tick districts: all their schools belong to the group.
group-choose-by-hand = Tick who belongs to the group.
group-ask-person = Write a full name. You may write several messages, one person each.
group-ticked = [x] { $name }
group-unticked = [ ] { $name }
button-all-schools =
    { $count ->
        [one] All schools ({ $count })
       *[other] All schools ({ $count })
    }
button-districts = By district
button-by-hand = Tick one by one
button-add-person = Add a person
button-one-for-all = One person for all
button-members-done = Done
group-settled =
    { $count ->
        [one] Settled: { $count } member.
       *[other] Settled: { $count } members.
    }
group-made =
    { $count ->
        [one] { $count } task shared out.
       *[other] { $count } tasks shared out.
    }
group-removed =
    { $count ->
        [one] { $count } task that was not begun is taken off those who left the group.
       *[other] { $count } tasks that were not begun are taken off those who left the group.
    }
group-remembered = The bot remembers these members for later plans.

# People and organizations of a plan: whether they are one, and to whom the plan is open.

button-likenesses =
    { $count ->
        [one] People: { $count } question
       *[other] People: { $count } questions
    }
likeness-number = Question { $number } of { $total }
likeness-written =
    { $count ->
        [0] In the plan: <b>{ $name }</b>
        [one] In the plan: <b>{ $name }</b> ({ $count } row)
       *[other] In the plan: <b>{ $name }</b> ({ $count } rows)
    }
likeness-written-post =
    { $count ->
        [one] In the plan: <b>{ $name }</b>, { $post } ({ $count } row)
       *[other] In the plan: <b>{ $name }</b>, { $post } ({ $count } rows)
    }
likeness-known = In the directory: <b>{ $name }</b>
likeness-known-post = In the directory: <b>{ $name }</b>, { $post }
likeness-other = Also in the plan: <b>{ $name }</b>
likeness-person = Is this one person?
likeness-body = Is this one organization?
likeness-remembered = The answer is remembered for later plans too.
likeness-none = No questions about people and organizations are left.
button-same = Yes
button-different = No, two
button-share = Open to another curator
share-question = To whom else is this plan open? A ticked curator sees all of it and accepts reports.
share-nobody = There are no other curators yet. Administrators invite them.

# The directory as a file.

directory-file-caption = The directory: organizations and people. Correct it and send it back: the bot shows first what will change. Leave the column “Code” alone; of new rows leave it blank.
directory-file-name = directory { $day }.xlsx
directory-sheet-organizations = Organizations
directory-sheet-people = People
directory-column-code = Code
directory-column-kind = Kind
directory-column-organization = Organization
directory-column-district = District
directory-column-head-post = Post of the head
directory-column-head = Head
directory-column-curator = Curator
directory-column-name = Full name
directory-column-post = Post
directory-file-same = This file changes nothing in the directory.
directory-file-changes =
    { $count ->
        [one] { $count } entry will change:
       *[other] { $count } entries will change:
    }
directory-file-question = Apply? Nothing changes before you press.
directory-file-applied =
    { $count ->
        [0] There was nothing to change.
        [one] { $count } entry changed:
       *[other] { $count } entries changed:
    }
button-apply-directory = Apply
change-blank = blank
change-organization-added = • { $name }: a new organization
change-renamed = • { $name }: the new name is “{ $after }”
change-district = • { $name }: district “{ $before }”, will be “{ $after }”
change-head-post = • { $name }: the head's post “{ $before }”, will be “{ $after }”
change-head = • { $name }: head “{ $before }”, will be “{ $after }”
change-curator = • { $name }: curator “{ $before }”, will be “{ $after }”
change-person-added = • { $name }: a new person
change-position = • { $name }: post “{ $before }”, will be “{ $after }”
change-post-added = • { $name }: a new post “{ $after }”
change-post-removed = • { $name }: no longer “{ $before }”
problem-head =
    { $count ->
        [one] { $count } row can't be taken, the others are in order:
       *[other] { $count } rows can't be taken, the others are in order:
    }
problem-line-organizations = “Organizations”, row { $row }: { $reason }
problem-line-people = “People”, row { $row }: { $reason }
problem-unknown-code = there is no code { $what } in the directory
problem-bad-code = “{ $what }” is no code, leave it blank
problem-no-name = the name is missing
problem-unclear-name = the name “{ $what }” is not clear, a full name is needed
problem-no-kind = the new organization “{ $what }” has no kind: school, institution or department, group
problem-repeated = “{ $what }” is there twice
problem-no-such-curator = there is no curator “{ $what }”
problem-no-such-organization = there is no organization “{ $what }”
problem-no-post = the post is missing: { $what }
