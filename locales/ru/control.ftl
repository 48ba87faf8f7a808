# Снятие с контроля, приостановка, закрытие плана, история строки.

state-suspended = приостановлено
state-removed = снято с контроля
state-not-required = не требуется
obligation-ground = Основание: { $ground }
ground-done-elsewhere = выполняется по другому пункту
ground-cancelled = поручение отменено
ground-not-applicable = у исполнителя этого нет
ground-awaits-documents = ждём документы
ground-new-edition = в новой редакции плана этого нет
ground-plan-closed = план закрыт
button-suspend = Приостановить
button-remove = Снять с контроля
button-not-required = Не требуется
button-take-up = Вернуть на контроль
button-history = История
button-own-ground = Написать своё основание
button-back-card = К делу
button-same-for-others = То же для остальных ({ $count })

control-why-suspend = На каком основании приостановить? Напоминаний не будет, пока вы не вернёте дело на контроль.
control-why-remove = На каком основании снять с контроля?
control-why-not-required = Почему этому исполнителю делать это не нужно?
control-ask-words = Напишите основание одним сообщением, например номер и дату приказа.
control-state-ground = Состояние: { $state } — { $ground }
control-others =
    { $count ->
        [one] По этому мероприятию открыто ещё { $count } дело у других исполнителей.
        [few] По этому мероприятию открыто ещё { $count } дела у других исполнителей.
       *[other] По этому мероприятию открыто ещё { $count } дел у других исполнителей.
    }
control-done-to-others =
    { $count ->
        [0] Других открытых дел по этому мероприятию нет.
        [one] Готово, то же решено ещё по { $count } делу. Исполнителю сообщим.
        [few] Готово, то же решено ещё по { $count } делам. Исполнителям сообщим.
       *[other] Готово, то же решено ещё по { $count } делам. Исполнителям сообщим.
    }
control-told = Куратор изменил ваше дело.
control-told-due = На контроле, срок { $until }

closing-head = Закрыть план «{ $title }»?
closing-undone =
    { $count ->
        [0] Все дела закрыты.
        [one] Не выполнено { $count } дело: оно будет снято с контроля, исполнителю сообщим.
        [few] Не выполнено { $count } дела: они будут сняты с контроля, исполнителям сообщим.
       *[other] Не выполнено { $count } дел: они будут сняты с контроля, исполнителям сообщим.
    }
closing-awaiting =
    { $count ->
        [one] Сначала решите по { $count } отчёту, который ждёт приёмки.
        [few] Сначала решите по { $count } отчётам, которые ждут приёмки.
       *[other] Сначала решите по { $count } отчётам, которые ждут приёмки.
    }
button-close-plan = Закрыть план
plan-copied = Черновик на следующий год готов. Действующий план остался прежним: он в списке планов.
button-copy-plan = Копия на следующий год
closed-head = План «{ $title }» закрыт.
closed-undone =
    { $count ->
        [one] Снято с контроля { $count } невыполненное дело.
        [few] Снято с контроля { $count } невыполненных дела.
       *[other] Снято с контроля { $count } невыполненных дел.
    }
closed-all-done = Всё, что было в плане, закрыто.
closed-told =
    { $count ->
        [one] Сообщим { $count } человеку.
        [few] Сообщим { $count } людям.
       *[other] Сообщим { $count } людям.
    }
plan-closed-notice = План «{ $title }» закрыт. По нему от вас больше ничего не нужно.
draft-closed = Этот план закрыт, по нему ничего больше не спрашивают.
plan-line-closed = { $index }. { $title } — закрыт

executors-none = По этой строке дел ни у кого нет.
executors-line = <b>{ $index }.</b> { $name } — { $due }, { $state }

history-none = Пока ничего не происходило.
history-line = <b>{ $day }, { $time }</b> { $name }: { $what }
history-change = было «{ $before }», стало «{ $after }»
history-ground = основание: { $ground }
history-blank = ничего
history-clock = бот
history-draft-kept = черновик плана получен
history-put-in-force = план введён в действие
history-amended = внесена новая редакция плана
history-plan-closed = план закрыт
history-plan-copied = сделана копия на следующий год
history-draft-discarded = черновик отклонён
history-row-changed = строка изменена
history-question-settled = вопрос по строке решён
history-row-added = строка добавлена
history-row-removed = строка убрана
history-row-restored = строка возвращена
history-row-split = строка разделена
history-row-split-off = строка отделена от другой
history-row-merged = строка объединена с другой
history-obligation-added = дело поручено
history-obligation-moved = срок изменён
history-obligation-suspended = приостановлено
history-obligation-removed = снято с контроля
history-obligation-not-required = не требуется
history-control-resumed = возвращено на контроль
history-nudges-changed = правила напоминаний изменены
history-acknowledged = принято к исполнению
history-snoozed = напоминание отложено
history-report-edited = в отчёте исправлено сообщение
history-report-sent = отчёт отправлен
history-report-accepted = отчёт принят
history-report-returned = отчёт возвращён на доработку
history-report-withdrawn = отчёт отозван автором
history-ground-off-topic = не по существу
history-ground-no-document = нет документа
history-ground-wrong-period = не за тот период
history-ground-set-above = срок поставлен выше
history-ground-no-ground = причина не убедила
history-ground-in-part = сдать в срок то, что готово
history-ground-own = своя причина
history-extension-asked = исполнитель попросил перенести срок
history-extension-taken-back = исполнитель отозвал просьбу о переносе
history-checkpoints-agreed = согласовано, когда отчитываться
history-offered-date-agreed = согласован срок там, где план молчит
history-extension-granted = срок продлён по просьбе исполнителя
history-extension-refused = в переносе срока отказано
