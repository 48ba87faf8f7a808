# Чьё это дело: «Не моё», передача другому, ответственный исполнитель.

button-not-mine = Не моё
objection-question = Почему это дело не ваше? Нажатие отправит вопрос куратору.
objection-not-my-duty = не входит в обязанности
objection-another-person = этим занимается другой человек
objection-not-about-us = наша организация здесь ни при чём
objection-own = своя причина
button-objection-not-my-duty = Не входит в мои обязанности
button-objection-another-person = Этим занимается другой
button-objection-not-about-us = Мы здесь ни при чём
button-objection-own = Написать свою причину
objection-ask-words = Напишите одним сообщением, почему это дело не ваше и чьё оно.
objection-asked = Спросили куратора ({ $name }). Пока куратор не ответил, бот об этом деле не напоминает.
objection-head = Исполнитель пишет: «Не моё»
objection-by = { $executor }, { $name }
objection-by-person = Исполнитель: { $name }
objection-reason = Причина: { $reason }
objection-whom = Кому передать?
button-other-person = Другой человек…
button-keep = Остаётся за исполнителем
objection-given = Передано: { $name }, бот сообщит об этом.
objection-kept = Остаётся за исполнителем: { $name }
objection-withdrawn = Вопрос снят: исполнитель отчитался или дело передано.
ruling-given = Дело передано, бот больше не будет напоминать вам о нём. Теперь отвечает { $name }
ruling-kept = Куратор ({ $name }) решил: дело остаётся за вами.
executor-question = Кто отвечает за это дело?
yours-now = Вам передано дело. Передал куратор: { $name }
button-give = Передать другому
button-make-lead = Сделать ответственным
button-row-executors = Все исполнители строки
objections-none = Никто не просит передать дело другому.
objections-head =
    { $count ->
        [one] { $count } человек пишет «Не моё»:
        [few] { $count } человека пишут «Не моё»:
       *[other] { $count } человек пишут «Не моё»:
    }
objections-line = { $index }. { $title } — { $name }
obligation-deputy = Замещает: { $name }
obligation-objected = Исполнитель пишет «Не моё», ждём решения куратора.
report-card-deputy = Замещает исполнителя: { $name }
report-card-deputy-of-head = Замещает руководителя.
history-executor-changed = дело передано другому
history-lead-changed = назначен ответственный исполнитель
history-objected = исполнитель пишет «Не моё»
history-objection-kept = дело остаётся за исполнителем
history-plan-shared = план открыт другому куратору
history-plan-unshared = план закрыт для другого куратора
history-ground-not-my-duty = не входит в обязанности
history-ground-another-person = этим занимается другой человек
history-ground-not-about-us = наша организация здесь ни при чём
