# Asking for a later date: the executor asks, the curator decides.

extension-until-when = Until which day do you ask? Press a day or write it: “for a week”.
extension-wanted = The date you ask for: { $until }.
extension-ask-reason = Write the reason in one message, and the request goes to the curator.
extension-sent = The request is sent: { $until }. { $name } decides
extension-stands = Until then the date that stands holds: { $until }.
extension-taken-back = The request is taken back. The date stays: { $until }.
extension-head = <b>A later date is asked for</b>
extension-head-settled = <b>Request for a later date</b>
extension-from = Now: { $until }
extension-from-settled = The date then: { $until }
extension-to =
    { $days ->
        [one] Asked: { $until } ({ $days } working day later)
       *[other] Asked: { $until } ({ $days } working days later)
    }
extension-to-settled =
    { $days ->
        [one] Asked for: { $until } ({ $days } working day later)
       *[other] Asked for: { $until } ({ $days } working days later)
    }
extension-reason = Reason: { $reason }
extension-why-not = Why do you refuse?
extension-granted = The date is moved: { $until }.
extension-refused = A later date is refused: { $reason }
extension-dropped = The request is void.
denial-set-above = the date was set above
denial-no-ground = the reason does not suffice
denial-in-part = report by the date what is ready
extensions-none = Nobody asks for a later date.
extensions-head =
    { $count ->
        [one] { $count } executor asks for a later date. Press the number to decide.
       *[other] { $count } executors ask for a later date. Press a number to decide.
    }
extensions-line = { $index }. { $name }: { $title } — from { $before } to { $until }
awaiting-rest-extensions =
    { $count ->
        [one] And { $count } more request, shown once these are decided.
       *[other] And { $count } more requests, shown once these are decided.
    }
state-asks-extension = { $state }, asks for a later date
button-extend = Move the date
button-take-back-extension = Take the request back
button-grant = Extend to { $day }
button-refuse = Refuse…
button-open = Open
button-denial-set-above = The date was set above
button-denial-no-ground = The reason does not suffice
button-denial-in-part = Report what is ready
