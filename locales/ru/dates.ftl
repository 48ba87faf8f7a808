# Как показываются дни и часы. Месяцы в родительном падеже: «1 марта».

date-weekday =
    { $weekday ->
        [1] пн
        [2] вт
        [3] ср
        [4] чт
        [5] пт
        [6] сб
       *[7] вс
    }
date-month =
    { $month ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    }
date-day-month = { $day } { $month }
date-day-month-year = { $day } { $month } { $year }
date-with-weekday = { $weekday } { $day }
date-until = до { $day } включительно
date-through = до { $day } включительно
# Дни одного месяца: «1–15 марта».
date-span-in-month = { $first }–{ $last }
date-span = { $first } – { $last }
date-with-time = { $day }, { $time }

# Выбор дня кнопками.
date-month-name =
    { $month ->
        [1] январь
        [2] февраль
        [3] март
        [4] апрель
        [5] май
        [6] июнь
        [7] июль
        [8] август
        [9] сентябрь
        [10] октябрь
        [11] ноябрь
       *[12] декабрь
    }
date-picker-month = Показан { $month } { $year }.
date-picker-legend = Выходные дни — в скобках.
date-picker-before = ← { $month }
date-picker-after = { $month } →
