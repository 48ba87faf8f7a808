# Getting acquainted: invitations, roles, language, help, commands.

role-official = responsible official
role-director = school director
role-curator = curator
role-controller = controller
role-administrator = administrator

welcome-unknown =
    Hello! This bot reminds people of a plan's dates and takes their reports.
    To begin, open the invitation link from your curator.
welcome-known =
    Hello, { $name }!
    You are here as { $roles }.
welcome-owed =
    { $count ->
        [0] You have no tasks now.
        [one] You have { $count } task: /my
       *[other] You have { $count } tasks: /my
    }
welcome-help = What you can do here: /help

offer-head = You are invited as:
offer-person = <b>{ $name }</b>
offer-position = { $position }
offer-organization = Organization: { $name }
offer-roles = Role: { $roles }
offer-question = Is that you?
button-me = That is me
button-not-me = That is not me
claimed-head = Done, { $name }. The bot knows you now.
claimed-curator = Send the list of schools as an .xlsx file, then the file of the order: the bot reads the plan.
denied = Thank you for saying so. The invitation is cancelled, and its sender will be told.

invite-ask-name = Write the full name of the curator you invite.
invite-link =
    Invitation: { $name }
    Forward the link to this person. It works once and is valid for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.

    { $link }
button-revoke = Revoke the link
revoked = The link for { $name } is revoked.
people-none = Everybody named in the lists and plans is connected.
people-head =
    { $count ->
        [one] { $count } person is not connected. Press the number to get a link.
       *[other] { $count } people are not connected. Press a number to get a link.
    }
people-line = { $index }. { $name }
people-line-position = { $index }. { $name }, { $position }

schools-how = Send the list of schools as an .xlsx file with the columns: school, district, director, curator.
schools-loaded =
    The list of schools is accepted: { $added } added, { $updated } updated.
schools-handed-over =
    { $count ->
        [one] { $count } school has another head: its open work is theirs now, and both are told.
       *[other] { $count } schools have other heads: their open work is theirs now, and all of them are told.
    }
schools-not-connected =
    { $count ->
        [0] Everybody on the lists is connected.
        [one] { $count } person is not connected yet.
       *[other] { $count } people are not connected yet.
    }
schools-unknown-curators = There are no curators with these names: { $names }. Their schools stay with the plan's curator.
button-invite = Invite

language-choose = Выберите язык. Choose a language.
language-set = The bot will write in English.
button-language-ru = Русский
button-language-en = English

help-head = What the bot does:
help-everyone =
    /my — my tasks and reports
    /settings — hour, time zone
    /away — I am away, who stands in
    /language — language
    /cancel — stop what was begun
    /help — this page
help-executor = To report, press a button under a reminder or answer it with a text, a photo or a document.
help-curator =
    Send the order as a file (.txt, .docx, .xlsx, .pdf): the bot reads the plan.
    /plans — plans and drafts
    /find and words — find a row of a plan
    /awaiting — reports to accept
    /summary — summary
    /late — who has not reported
    /timetables — timetables and events that set dates, who was asked
    /extensions — who asks for a later date
    /export — export to .xlsx
    /schools — load the list of schools
    /directory — organizations, posts, groups
    /objections — who says “Not mine”
    /people — who is not connected, invitations
    /undelivered — reminders that did not arrive
    /rules — rules for dates
help-controller =
    /summary — summary
    /late — who has not reported
    /export — export to .xlsx
    /plans — plans
help-administrator =
    /invite — invite a curator
    /health — how the bot fares
    /calendar — working calendar
help-invitations = /people — who is not connected, invitations

command-start = begin
command-my = my tasks
command-help = what the bot does
command-settings = my settings
command-language = language
command-cancel = stop what was begun
command-summary = summary
command-late = who has not reported
command-awaiting = reports to accept
command-timetables = what is waited for: timetables, events
command-extensions = requests for later dates
command-rules = rules for dates
command-plans = plans and drafts
command-export = export to .xlsx
command-schools = list of schools
command-find = find a row of a plan
command-directory = directory of organizations
command-people = who is not connected
command-undelivered = which reminders did not arrive
command-calendar = working calendar
command-invite = invite a curator
command-health = state of the bot

cancelled = All right, stopped. Draft reports are kept: /my
nothing-to-cancel = There is nothing to stop.
not-understood =
    I did not understand. To report, answer a reminder or open the task: /my
    Everything else: /help
not-understood-outsider = The bot does not know you yet. Open the invitation link from your curator.
stale-button = This button is out of date. Here is what there is now: /my
answered-before = Your message has been received. The bot was restarted; here is what there is now: /my

not-me-notice = { $name }: somebody else opened the invitation and said “That is not me”. The link is cancelled, /people gives a new one
unreachable-notice = { $name }: messages do not arrive, because the bot is blocked or the account is gone. Call them and send a new link.
parked-notice = One incoming message (No. { $number }) could not be handled. The others go on as usual; see the log.

people-invited =
    { $invited } invited, { $connected } connected, { $unopened } have not opened the link.
people-expired =
    { $count ->
        [one] { $count } person has no working link.
       *[other] { $count } people have no working link.
    }
button-invitations = Invitations for all, as a file
button-revoke-all = Revoke all links
button-revoke-all-sure = Yes, revoke all
revoke-all-question =
    { $count ->
        [one] All links stop working for { $count } person who is not connected. Revoke?
       *[other] All links stop working for { $count } people who are not connected. Revoke?
    }
revoked-all =
    { $count ->
        [0] There were no open links.
        [one] The links of { $count } person are revoked.
       *[other] The links of { $count } people are revoked.
    }
invitations-caption =
    { $count ->
        [one] An invitation for { $count } person as a table.
       *[other] Invitations for { $count } people as a table.
    } Each link is for one person, works once and is valid for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. Earlier links go on working until they expire.
sheet-cards-caption = The same invitations as cards with QR codes, to print.
invitations-title = Invitations
sheet-heading = Invitations, { $day }
sheet-note = Each link is for one person and works once. Forward it to that person only.
sheet-organization = Organization
sheet-person = For
sheet-position = Post
sheet-link = Link
sheet-until-column = Valid until (inclusive)
sheet-until = Valid until { $day } inclusive
invitations-file-name = invitations { $day }
