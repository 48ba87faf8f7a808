# Просьба о переносе срока: исполнитель просит, куратор решает.

extension-until-when = На какой день просите перенести? Нажмите день или напишите его: «на неделю».
extension-wanted = Просите перенести: { $until }.
extension-ask-reason = Напишите причину одним сообщением, и просьба уйдёт куратору.
extension-sent = Просьба отправлена: { $until }. Решает куратор: { $name }
extension-stands = Пока решения нет, действует прежний срок: { $until }.
extension-taken-back = Просьба о переносе отозвана. Срок прежний: { $until }.
extension-head = <b>Просят перенести срок</b>
extension-head-settled = <b>Просьба о переносе срока</b>
extension-from = Сейчас: { $until }
extension-from-settled = Прежний срок: { $until }
extension-to =
    { $days ->
        [one] Просят: { $until } (на { $days } рабочий день позже)
        [few] Просят: { $until } (на { $days } рабочих дня позже)
       *[other] Просят: { $until } (на { $days } рабочих дней позже)
    }
extension-to-settled =
    { $days ->
        [one] Просили: { $until } (на { $days } рабочий день позже)
        [few] Просили: { $until } (на { $days } рабочих дня позже)
       *[other] Просили: { $until } (на { $days } рабочих дней позже)
    }
extension-reason = Причина: { $reason }
extension-why-not = Почему отказываете?
extension-granted = Срок продлён: { $until }.
extension-refused = В переносе отказано: { $reason }
extension-dropped = Просьба снята.
denial-set-above = срок поставлен выше
denial-no-ground = причина не убедила
denial-in-part = сдайте в срок то, что готово
extensions-none = О переносе срока никто не просит.
extensions-head =
    { $count ->
        [one] О переносе просит { $count } исполнитель. Нажмите номер, чтобы решить.
        [few] О переносе просят { $count } исполнителя. Нажмите номер, чтобы решить.
       *[other] О переносе просят { $count } исполнителей. Нажмите номер, чтобы решить.
    }
extensions-line = { $index }. { $name }: { $title } — с { $before } на { $until }
awaiting-rest-extensions =
    { $count ->
        [one] И ещё { $count } просьба: покажется, когда решите эти.
        [few] И ещё { $count } просьбы: покажутся, когда решите эти.
       *[other] И ещё { $count } просьб: покажутся, когда решите эти.
    }
state-asks-extension = { $state }, просит перенос срока
button-extend = Перенести
button-take-back-extension = Отозвать просьбу о переносе
button-grant = Продлить до { $day }
button-refuse = Отказать…
button-open = Открыть
button-denial-set-above = Срок поставлен выше
button-denial-no-ground = Причина не убедила
button-denial-in-part = Сдать в срок, что готово
