# Черновик плана: почему строка вызывает вопрос. Ключ — «doubt-» и причина.

doubt-parts-do-not-pair = частей, сроков и исполнителей в строке не поровну
doubt-oblique-name = фамилия стоит в косвенном падеже
doubt-before-order = срок раньше даты приказа
doubt-outside-period = срок за пределами плана
doubt-damaged-text = текст повреждён
doubt-half-understood = понятно не всё
doubt-year-guessed = год не указан
doubt-unclear-people = неясно, кто исполнитель
doubt-unclear-table = неясно, как устроена таблица
