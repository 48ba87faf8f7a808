# The demo: the guided path, control of time, the conversation in a terminal.

demo-administrator = Administrator
demo-director-of = director, { $school }
demo-report = The plan is adopted and stands on the school's site.

demo-file-schools = Schools.xlsx
demo-file-schools-note = The town's schools: three of them, with districts and directors
demo-file-plan = Roadmap.docx
demo-file-plan-note = An order with its plan; deadlines and executors are written as in real life
demo-file-photo = Stand.png
demo-file-photo-note = A photo to report with

demo-schools-title = Load the list of schools
demo-schools-text = You are the plan's curator. Send the bot the table of schools: it tells who their directors are.
demo-plan-title = Send the plan
demo-plan-text = An order with its roadmap is a plain Word document. The bot reads its rows, deadlines and executors.
demo-force-title = Put the plan in force
demo-force-text = See what the bot understood and what it asks: “{ $questions }”. Then “{ $look }” shows what will happen, and “{ $force }” does it.
demo-link-title = Get a link for a director
demo-link-text = Write /people and press the number of { $director }. The bot gives a one-time link.
demo-connect-title = Connect the director
demo-connect-text = Press the link in the curator's chat and choose who opens it: { $director }. Then press “{ $me }” in the director's chat.
demo-wait-title = Wait for a reminder
demo-wait-text = Move the clock: the bot reminds at 8:30 in the morning, 10 and 3 working days before. Press until the director is told “{ $days }”.
demo-draft-title = Report with a photo
demo-draft-text = You are the director. Press “{ $report }” under the latest reminder and send the photo.
demo-send-title = Send the report
demo-send-text = The draft is ready. Press “{ $send }” below it.
demo-accept-title = Accept the report
demo-accept-text = You are the curator again: the bot has brought the report. Press “{ $accept }”.
demo-summary-title = Look at the summary
demo-summary-text = One matter is closed in time. /summary counts the whole plan.
demo-export-title = Export the table
demo-export-text = /export sends an Excel file with the state of every row of the plan.

demo-control-hour = +1 hour
demo-control-day = +1 day
demo-control-reminder = To the next reminder
demo-control-restart = Restart the bot
demo-control-connect = Connect the others

demo-status-moved =
    { $now }. { $count ->
        [0] No new messages.
        [one] The bot wrote { $count } message.
       *[other] The bot wrote { $count } messages.
    }
demo-status-reminded = { $now }. Reminded: { $names }.
demo-status-no-reminder = { $now }. No reminder in 40 working days.
demo-status-restarted =
    The bot was stopped in mid-sentence and started again in { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }. Conversations and drafts are whole.
demo-status-connected = Connected: { $names }.
demo-status-nobody-to-connect = Nobody to connect yet: people come with the list of schools and with the plan.

demo-starting = Preparing the town: the sandbox, the bot and its people…
demo-ready =
    The demo is open: { $address }
    To stop it: Ctrl-C.
demo-failed = The demo did not start.
demo-port-taken = Port { $port } is taken. Another one: --port NUMBER, any free one: --port 0.
demo-sandbox-ready =
    The sandbox: { $page }
    For a bot: BOT_API_URL={ $address } BOT_TOKEN={ $token }
    To stop it: Ctrl-C.
demo-step = ── Step { $number } of { $total }. { $title } ──
demo-line-person = { $time } { $name }:
demo-line-bot = { $time } Bot → { $name }:
demo-line-edited = { $time } Bot → { $name } (message edited):
demo-line-tap = { $name } presses [{ $label }]
demo-walked = That was the whole path: the plan is in force, the report accepted, the summary and the export are there.
