# Разбор вопросов черновика: одна карточка — один вопрос.

review-head = Вопрос { $number } из { $total }
review-why = Почему вопрос: { $reasons }.
review-when = К какому дню это нужно сделать?
review-who = Кто это делает?
review-why-piece = Неясно здесь: «{ $text }»
review-why-row = В документе на всю строку: «{ $text }»
review-now = Сейчас записано:
review-answered = Уже решено: { $name }, { $date }. Можно решить иначе.
review-done = Вопросов не осталось.
review-next = Посмотрите строки и введите план в действие. До этого никому ничего не придёт.
review-skipped =
    { $count ->
        [one] Пропущен { $count } вопрос. К нему можно вернуться сейчас или в другой день.
        [few] Пропущено { $count } вопроса. К ним можно вернуться сейчас или в другой день.
       *[other] Пропущено { $count } вопросов. К ним можно вернуться сейчас или в другой день.
    }
review-settled =
    { $count ->
        [one] Решён { $count } вопрос.
        [few] Решено { $count } вопроса.
       *[other] Решено { $count } вопросов.
    }
review-choose-day = До какого дня включительно это нужно сделать?
button-right = Да, верно
button-as-written = Как в документе
button-month-after-order = Месяц от приказа: { $date }
button-whole-period = Весь период плана
button-no-deadline = Без срока
button-every-date = Все сроки: { $text }
button-same-as-above = Как строкой выше: { $text }
button-everybody = Все названные ({ $count })
button-lead = Ответственный: { $name }
button-apart = По отдельности: { $names }
button-nobody = Без исполнителя
button-row-above = Это продолжение строки выше
button-all-right = Все такие верно ({ $count })
button-all-month-after-order = Всем таким месяц от приказа ({ $count })
button-all-no-deadline = Все такие без срока ({ $count })
button-all-nobody = Все такие без исполнителя ({ $count })
button-choose-day = Выбрать день
button-own = Ввести самому
button-skip = Пропустить →
button-open-row = Вся строка
button-back-question = К вопросу
