# Отчёты: черновик, отправка, приёмка, возврат.

report-status-done = выполнено
report-status-in-progress = ход исполнения
report-draft-head = Черновик отчёта: { $status }
report-sent-head = Отправлено { $day } в { $time }, куратор { $name }
report-text = { $text }
report-no-text = Без текста и файлов.
report-files =
    { $photos ->
        [0] { $documents ->
            [one] Приложен { $documents } документ.
            [few] Приложено { $documents } документа.
           *[other] Приложено { $documents } документов.
        }
       *[other] Приложено { $photos } фото{ $documents ->
            [0] .
           *[one] {" "}и { $documents } документ.
            [few] {" "}и { $documents } документа.
            [other] {" "}и { $documents } документов.
        }
    }
report-hint = Ещё не отправлено: нажмите «Отправить». До этого можно дописать строку, добавить фото и документы.
report-sent-hint = До приёмки отчёт можно дополнить: напишите или пришлите файл.
report-about-which = О каком деле этот отчёт? Нажмите номер.
report-interim-note = Отчёт о ходе не закрывает дело, срок остаётся прежним.
report-replaces = Прежний отчёт действует, пока вы не отправите этот.
report-discarded = Черновик удалён.
report-taken-back = Отчёт отозван, куратор его не увидит.
button-send = Отправить
button-add = Дополнить
button-start-over = Заново
button-discard = Удалить черновик
button-status-done = Сделать итоговым
button-status-in-progress = Сделать отчётом о ходе
button-withdraw = Отозвать отчёт
button-correct = Исправить
report-add-toast = Просто напишите текст или пришлите фото либо документ.

report-card-head = Отчёт на приёмку: { $status }
report-card-author = От: { $name }
report-card-author-organization = От: { $organization }, { $name }
report-card-sent = Отправлен { $day } в { $time }
report-card-late = Сдан с опозданием, срок был { $until }.
button-files = Показать файлы
button-accept = Принять
button-return = Вернуть…
button-return-off-topic = Не по существу
button-return-no-document = Нет документа
button-return-wrong-period = Не за тот период
button-return-own = Своя причина
return-off-topic = не по существу
return-no-document = нет документа
return-wrong-period = не за тот период
return-choose = Почему возвращаете?
return-ask-words = Напишите причину одним сообщением: исполнитель увидит её дословно.
report-accepted-by = Принято: { $name }, { $day } в { $time }
report-returned-by = Возвращено: { $name }, { $day } в { $time }
report-accepted-head = Отчёт принят, куратор { $name }
report-accepted-interim = Отчёт о ходе принят. Дело остаётся на исполнении.
report-returned-head = Отчёт вернули на доработку, куратор { $name }
report-returned-hint = Нажмите «Исправить» или ответьте на это сообщение.
awaiting-none = Все отчёты рассмотрены, приёмки ничего не ждёт.
awaiting-head =
    { $count ->
        [one] Ждёт приёмки { $count } отчёт. Нажмите номер, чтобы открыть его.
        [few] Ждут приёмки { $count } отчёта, давние сверху. Нажмите номер, чтобы открыть.
       *[other] Ждут приёмки { $count } отчётов, давние сверху. Нажмите номер, чтобы открыть.
    }
awaiting-rest =
    { $count ->
        [one] И ещё { $count } отчёт: покажется, когда рассмотрите эти.
        [few] И ещё { $count } отчёта: покажутся, когда рассмотрите эти.
       *[other] И ещё { $count } отчётов: покажутся, когда рассмотрите эти.
    }
awaiting-line = { $index }. { $title } — { $name }
repeat-mark = (повтор: прошлая отправка могла не дойти)

edit-not-read =
    Вы изменили сообщение, а бот читает их один раз, когда они приходят: правка ни на что не повлияла.
    Напишите то же новым сообщением.
edit-after-acceptance = Отчёт уже принят: правка вашего сообщения его не меняет.
edit-after-return = Отчёт вернули на доработку: правка старого сообщения его не меняет. Нажмите «Исправить» и допишите.
