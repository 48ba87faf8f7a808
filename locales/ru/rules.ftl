# Правила делопроизводства: список, карточка правила, откуда оно.

rules-head = <b>Правила сроков</b>
    Действуют для всей организации. Нажмите номер, чтобы посмотреть или изменить.
rules-line = { $index }. { $name }: { $value }
rules-line-own = { $index }. { $name }: <b>{ $value }</b> (изменено)
rules-fixed = «До 1 марта» всегда значит «1 марта включительно». Переносит срок только тот, кто его поставил: куратор плана. Первый срок и число переносов видны всегда.
rule-head = <b>{ $name }</b>
rule-value = Сейчас: { $value }
rule-default = По умолчанию: { $value }
rule-ground = Почему: { $ground }
rule-change = { $day } { $name }: { $value }
rule-set = Сохранено.
rule-from-now = Новое значение действует для того, что вводится и переносится с этой минуты. Согласованные сроки не сдвинутся.
rule-type = Нажмите кнопку или напишите число от { $least } до { $most }.
button-rules = ← Все правила
button-chosen = ✓ { $words }

rule-day-off = Срок в выходной день
rule-co-executor-days = Часть соисполнителя
rule-after-period-day = Отчёт за месяц или квартал
rule-after-year-day = Отчёт за год
rule-checkpoints = Работы «в течение года» и «постоянно»
rule-no-deadline-months = Строка без срока
rule-timetable-days = Графика ещё нет
rule-extension-days = Просьба о переносе

ground-day-off = отчёт нужен к сроку, а в выходной его некому принять, поэтому сдают накануне. Закон об исчислении сроков переносит их вперёд: если у вас принято так, выберите «следующий рабочий».
ground-co-executor-days = ответственному исполнителю нужно время, чтобы свести части в один ответ.
ground-after-period-day = к этому числу следующего месяца данные за период уже собраны; так принято в статистике.
ground-after-year-day = после новогодних каникул годовой отчёт успевают подготовить к двадцатому января.
ground-checkpoints = работу без конца нельзя проверить в конце: её смотрят в контрольных точках, их куратор согласует один раз.
ground-no-deadline-months = если в поручении нет срока, обычно считают месяц со дня приказа.
ground-timetable-days = «графика ещё нет» — честный ответ, бот спросит снова через это время.
ground-extension-days = о переносе просят заранее и с причиной; в день срока уже отчитываются о ходе.

value-day-off-preceding = предыдущий рабочий день
value-day-off-following = следующий рабочий день
value-day-off-same = остаётся в выходной
value-co-executor-days =
    { $number ->
        [0] в общий срок
        [one] за { $number } рабочий день до срока
        [few] за { $number } рабочих дня до срока
       *[other] за { $number } рабочих дней до срока
    }
value-after-period-day = до { $number }-го числа включительно
value-after-year-day = до { $number } января включительно
value-no-deadline-months =
    { $number ->
        [one] { $number } месяц от приказа
        [few] { $number } месяца от приказа
       *[other] { $number } месяцев от приказа
    }
value-timetable-days =
    { $number ->
        [one] спросить через { $number } рабочий день
        [few] спросить через { $number } рабочих дня
       *[other] спросить через { $number } рабочих дней
    }
value-extension-days =
    { $number ->
        [0] до дня срока
        [one] за { $number } день до срока
        [few] за { $number } дня до срока
       *[other] за { $number } дней до срока
    }
