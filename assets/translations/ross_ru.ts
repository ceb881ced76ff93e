<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>window</name>
        <message>
            <source> m</source>
            <translation> м</translation>
        </message>
        <message>
            <source> s</source>
            <translation> с</translation>
        </message>
        <message numerus="yes">
            <source>%n module(s)</source>
            <translation>
                <numerusform>%n модуль</numerusform>
                <numerusform>%n модуля</numerusform>
                <numerusform>%n модулей</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n page(s)</source>
            <translation>
                <numerusform>%n страница</numerusform>
                <numerusform>%n страницы</numerusform>
                <numerusform>%n страниц</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s)</source>
            <translation>
                <numerusform>%n снимок</numerusform>
                <numerusform>%n снимка</numerusform>
                <numerusform>%n снимков</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ship(s) and free flyer(s)</source>
            <translation>
                <numerusform>%n корабль или свободный аппарат</numerusform>
                <numerusform>%n корабля и свободных аппарата</numerusform>
                <numerusform>%n кораблей и свободных аппаратов</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;About this model</source>
            <translation>&amp;О модели</translation>
        </message>
        <message>
            <source>&amp;Alone</source>
            <translation>По &amp;отдельности</translation>
        </message>
        <message>
            <source>&amp;Animate steps</source>
            <translation>Показывать &amp;движение</translation>
        </message>
        <message>
            <source>&amp;Begin with what was open last</source>
            <translation>&amp;Начинать с того, что было открыто</translation>
        </message>
        <message>
            <source>&amp;Beside</source>
            <translation>&amp;Рядом</translation>
        </message>
        <message>
            <source>&amp;Booklet or poster…</source>
            <translation>&amp;Буклет или плакат…</translation>
        </message>
        <message>
            <source>&amp;Browse…</source>
            <translation>&amp;Обзор…</translation>
        </message>
        <message>
            <source>&amp;Camera</source>
            <translation>&amp;Камера</translation>
        </message>
        <message>
            <source>&amp;Cancel</source>
            <translation>&amp;Отмена</translation>
        </message>
        <message>
            <source>&amp;Clear this list</source>
            <translation>&amp;Очистить список</translation>
        </message>
        <message>
            <source>&amp;Clearance of two modules</source>
            <translation>&amp;Зазор между двумя модулями</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Закрыть</translation>
        </message>
        <message>
            <source>&amp;Colours</source>
            <translation>&amp;Цвета</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Копировать</translation>
        </message>
        <message>
            <source>&amp;Copy as shot</source>
            <translation>&amp;Копировать как кадр</translation>
        </message>
        <message>
            <source>&amp;Cosmonaut</source>
            <translation>Космона&amp;вт</translation>
        </message>
        <message>
            <source>&amp;Cut open</source>
            <translation>Р&amp;азрез</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Тёмные</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>&amp;Удалить</translation>
        </message>
        <message>
            <source>&amp;Detail</source>
            <translation>&amp;Подробность</translation>
        </message>
        <message>
            <source>&amp;Diameter</source>
            <translation>&amp;Диаметр</translation>
        </message>
        <message>
            <source>&amp;Edge</source>
            <translation>&amp;Ребро</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Правка</translation>
        </message>
        <message>
            <source>&amp;Editor</source>
            <translation>&amp;Редактор</translation>
        </message>
        <message>
            <source>&amp;Elements</source>
            <translation>&amp;Что именно</translation>
        </message>
        <message>
            <source>&amp;Export</source>
            <translation>&amp;Экспортировать</translation>
        </message>
        <message>
            <source>&amp;Export saved views…</source>
            <translation>&amp;Экспортировать виды…</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;Экспорт…</translation>
        </message>
        <message>
            <source>&amp;Fast</source>
            <translation>&amp;Быстро</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Файл</translation>
        </message>
        <message>
            <source>&amp;Find an action…</source>
            <translation>&amp;Найти действие…</translation>
        </message>
        <message>
            <source>&amp;First step</source>
            <translation>В &amp;начало</translation>
        </message>
        <message>
            <source>&amp;Fit to view</source>
            <translation>&amp;Вписать в окно</translation>
        </message>
        <message>
            <source>&amp;Fly around</source>
            <translation>Об&amp;лёт</translation>
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation>П&amp;апка</translation>
        </message>
        <message>
            <source>&amp;Ghost</source>
            <translation>Просве&amp;чивать</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>Спр&amp;авка</translation>
        </message>
        <message>
            <source>&amp;Hide</source>
            <translation>&amp;Скрыть</translation>
        </message>
        <message>
            <source>&amp;Highlight what arrives</source>
            <translation>В&amp;ыделять прибывающее</translation>
        </message>
        <message>
            <source>&amp;Inspect</source>
            <translation>&amp;Осмотр</translation>
        </message>
        <message>
            <source>&amp;Isolate</source>
            <translation>&amp;Показать одно</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>&amp;Сочетания клавиш</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Язык</translation>
        </message>
        <message>
            <source>&amp;Last step</source>
            <translation>В &amp;конец</translation>
        </message>
        <message>
            <source>&amp;Length of a module</source>
            <translation>Длина &amp;модуля</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>&amp;Светлые</translation>
        </message>
        <message>
            <source>&amp;List of shots</source>
            <translation>&amp;Список снимков</translation>
        </message>
        <message>
            <source>&amp;Look</source>
            <translation>&amp;Стиль</translation>
        </message>
        <message>
            <source>&amp;Make</source>
            <translation>&amp;Создать</translation>
        </message>
        <message>
            <source>&amp;Measure</source>
            <translation>Изм&amp;ерение</translation>
        </message>
        <message>
            <source>&amp;Next saved view</source>
            <translation>&amp;Следующий вид</translation>
        </message>
        <message>
            <source>&amp;Next step</source>
            <translation>&amp;Следующий шаг</translation>
        </message>
        <message>
            <source>&amp;Normal</source>
            <translation>&amp;Обычно</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>&amp;Открыть…</translation>
        </message>
        <message>
            <source>&amp;Orthographic</source>
            <translation>&amp;Ортогональная проекция</translation>
        </message>
        <message>
            <source>&amp;Overlay</source>
            <translation>&amp;Наложение</translation>
        </message>
        <message>
            <source>&amp;Panels</source>
            <translation>&amp;Панели</translation>
        </message>
        <message>
            <source>&amp;Play</source>
            <translation>&amp;Воспроизвести</translation>
        </message>
        <message>
            <source>&amp;Point to point</source>
            <translation>От &amp;точки до точки</translation>
        </message>
        <message>
            <source>&amp;Previous saved view</source>
            <translation>&amp;Предыдущий вид</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>В&amp;ыход</translation>
        </message>
        <message>
            <source>&amp;Rate</source>
            <translation>&amp;Частота</translation>
        </message>
        <message>
            <source>&amp;Record</source>
            <translation>&amp;Записать</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Повторить</translation>
        </message>
        <message>
            <source>&amp;Reload</source>
            <translation>&amp;Перечитать</translation>
        </message>
        <message>
            <source>&amp;Remove last measure</source>
            <translation>Убрать &amp;последний размер</translation>
        </message>
        <message>
            <source>&amp;Report beside it: what was thickened, cut, left out</source>
            <translation>&amp;Отчёт рядом: что утолщено, разрезано, пропущено</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Сохранить</translation>
        </message>
        <message>
            <source>&amp;Save view</source>
            <translation>Со&amp;хранить вид</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>&amp;Настройки…</translation>
        </message>
        <message>
            <source>&amp;Show in folder</source>
            <translation>&amp;Показать в папке</translation>
        </message>
        <message>
            <source>&amp;Show modules dock and unfold</source>
            <translation>&amp;Показывать стыковку и раскрытие модулей</translation>
        </message>
        <message>
            <source>&amp;Slow</source>
            <translation>&amp;Медленно</translation>
        </message>
        <message>
            <source>&amp;Slower</source>
            <translation>Мед&amp;леннее</translation>
        </message>
        <message>
            <source>&amp;Steps</source>
            <translation>&amp;Шаги</translation>
        </message>
        <message>
            <source>&amp;Stop measuring</source>
            <translation>Закончить &amp;измерение</translation>
        </message>
        <message>
            <source>&amp;Take pictures without a window…</source>
            <translation>&amp;Сделать снимки без окна…</translation>
        </message>
        <message>
            <source>&amp;Time for each step, or for the turn</source>
            <translation>&amp;Время на шаг или на оборот</translation>
        </message>
        <message>
            <source>&amp;Together</source>
            <translation>&amp;Собрать</translation>
        </message>
        <message>
            <source>&amp;Transparent, to be laid on something else</source>
            <translation>Про&amp;зрачный фон, чтобы наложить на другое</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Отменить</translation>
        </message>
        <message>
            <source>&amp;Units</source>
            <translation>&amp;Единицы</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Вид</translation>
        </message>
        <message>
            <source>&amp;What</source>
            <translation>&amp;Что</translation>
        </message>
        <message>
            <source>&amp;Zoom to</source>
            <translation>При&amp;близить</translation>
        </message>
        <message>
            <source>0.25×</source>
            <translation>0,25×</translation>
        </message>
        <message>
            <source>0.5×</source>
            <translation>0,5×</translation>
        </message>
        <message>
            <source>1×</source>
            <translation>1×</translation>
        </message>
        <message>
            <source>2×</source>
            <translation>2×</translation>
        </message>
        <message>
            <source>3D printers: colours and modules, for PrusaSlicer, Bambu Studio, Cura</source>
            <translation>3D-принтеры: цвета и модули, для PrusaSlicer, Bambu Studio, Cura</translation>
        </message>
        <message>
            <source>3D view</source>
            <translation>Трёхмерный вид</translation>
        </message>
        <message>
            <source>3MF</source>
            <translation>3MF</translation>
        </message>
        <message>
            <source>4K</source>
            <translation>4K</translation>
        </message>
        <message>
            <source>4×</source>
            <translation>4×</translation>
        </message>
        <message>
            <source>&lt;h3&gt;ross-viewer&lt;/h3&gt;&lt;p&gt;Space stations built from text files.&lt;/p&gt;&lt;p&gt;The models are &lt;b&gt;reconstructions from public figures&lt;/b&gt;. Every figure names its source and says whether it is published, inferred from kindred hardware, or our estimate. They are not made or endorsed by any space agency or company.&lt;/p&gt;</source>
            <translation>&lt;h3&gt;ross-viewer&lt;/h3&gt;&lt;p&gt;Космические станции из текстовых файлов.&lt;/p&gt;&lt;p&gt;Модели — &lt;b&gt;реконструкции по открытым данным&lt;/b&gt;. У каждого показателя назван источник и сказано, опубликован ли он, выведен по сходной технике или оценён нами. Космические агентства и компании эти модели не делали и не одобряли.&lt;/p&gt;</translation>
        </message>
        <message>
            <source>A click on a side or a corner looks from there, a drag turns the view</source>
            <translation>Щелчок по грани или углу показывает станцию оттуда, перетаскивание поворачивает вид</translation>
        </message>
        <message>
            <source>A command for config files, with {file} and {line} in it; empty for the system's own program.</source>
            <translation>Команда для файлов конфигурации с {file} и {line} внутри; пусто — программа системы.</translation>
        </message>
        <message>
            <source>A file for each &amp;module or piece</source>
            <translation>Отдельный файл на каждый &amp;модуль или кусок</translation>
        </message>
        <message>
            <source>A newer graphics driver may help; over a remote desktop, OpenGL is often not passed on. Everything else works: pictures are drawn without a window, every step of the station beside what it is compared with, and a model for Blender and for a printer.</source>
            <translation>Может помочь новый графический драйвер; через удалённый рабочий стол OpenGL часто не передаётся. Всё остальное работает: без окна рисуются снимки каждого шага станции рядом с эталоном и создаются модели для Blender и для принтера.</translation>
        </message>
        <message>
            <source>A second click selects the part under the mouse.</source>
            <translation>Второй щелчок выбирает деталь под указателем.</translation>
        </message>
        <message>
            <source>A step sets it to {value} for this one; the slider moves the others.</source>
            <translation>У этого модуля шаг задаёт {value}; ползунок меняет остальные.</translation>
        </message>
        <message>
            <source>A3 at 300 dpi</source>
            <translation>A3 при 300 точках на дюйм</translation>
        </message>
        <message>
            <source>AFT</source>
            <translation>КОРМА</translation>
        </message>
        <message>
            <source>APNG: a moving picture without loss, large</source>
            <translation>APNG: движущаяся картинка без потерь, большая</translation>
        </message>
        <message>
            <source>About this model</source>
            <translation>О модели</translation>
        </message>
        <message>
            <source>Across: forward and aft</source>
            <translation>Поперёк: вперёд и назад</translation>
        </message>
        <message>
            <source>Adapter</source>
            <translation>Переходник</translation>
        </message>
        <message>
            <source>Aft</source>
            <translation>Сзади</translation>
        </message>
        <message>
            <source>Aft port</source>
            <translation>Сзади слева</translation>
        </message>
        <message>
            <source>Aft port below</source>
            <translation>Сзади слева снизу</translation>
        </message>
        <message>
            <source>Aft starboard</source>
            <translation>Сзади справа</translation>
        </message>
        <message>
            <source>Aft starboard below</source>
            <translation>Сзади справа снизу</translation>
        </message>
        <message>
            <source>After as many &amp;years</source>
            <translation>Через столько же &amp;лет</translation>
        </message>
        <message>
            <source>Ali&amp;gn reference…</source>
            <translation>Совмест&amp;ить эталон…</translation>
        </message>
        <message>
            <source>Align {name}</source>
            <translation>Совмещение: {name}</translation>
        </message>
        <message>
            <source>All that can be opened</source>
            <translation>Всё, что можно открыть</translation>
        </message>
        <message>
            <source>Along: starboard and port</source>
            <translation>Вдоль: правый и левый борт</translation>
        </message>
        <message>
            <source>Arrival</source>
            <translation>Прибытие</translation>
        </message>
        <message>
            <source>Arrives: {names}</source>
            <translation>Прибывает: {names}</translation>
        </message>
        <message>
            <source>As it stands &amp;today</source>
            <translation>Как есть &amp;сейчас</translation>
        </message>
        <message>
            <source>As the s&amp;ystem has it</source>
            <translation>Как в систе&amp;ме</translation>
        </message>
        <message>
            <source>Ask for less at once: a smaller size, or less detail.</source>
            <translation>Попросите меньше за раз: меньший размер или меньшую подробность.</translation>
        </message>
        <message>
            <source>B&amp;us</source>
            <translation>Авто&amp;бус</translation>
        </message>
        <message>
            <source>B, full stop</source>
            <translation>B, точка</translation>
        </message>
        <message>
            <source>Back to the default, {default}</source>
            <translation>Вернуть исходное, {default}</translation>
        </message>
        <message>
            <source>Bed, mm</source>
            <translation>Стол, мм</translation>
        </message>
        <message>
            <source>Begin again after the last step, until you stop it</source>
            <translation>После последнего шага начинать сначала, пока не остановите</translation>
        </message>
        <message>
            <source>Below</source>
            <translation>Снизу сбоку</translation>
        </message>
        <message>
            <source>Black the screen, and back</source>
            <translation>Затемнить экран и вернуть</translation>
        </message>
        <message>
            <source>Blender, web pages, PowerPoint; materials, names, animations</source>
            <translation>Blender, веб-страницы, PowerPoint; материалы, имена, анимация</translation>
        </message>
        <message>
            <source>Blueprint</source>
            <translation>Чертёж</translation>
        </message>
        <message>
            <source>Booklet or poster…</source>
            <translation>Буклет или плакат…</translation>
        </message>
        <message>
            <source>Booklet, A4 across: a page for each step of the assembly</source>
            <translation>Буклет, А4 поперёк: страница на каждый шаг сборки</translation>
        </message>
        <message>
            <source>Box round it</source>
            <translation>Габариты</translation>
        </message>
        <message>
            <source>C&amp;lose</source>
            <translation>&amp;Закрыть</translation>
        </message>
        <message>
            <source>C&amp;ommand</source>
            <translation>&amp;Команда</translation>
        </message>
        <message>
            <source>C&amp;redit</source>
            <translation>&amp;Автор</translation>
        </message>
        <message>
            <source>Ca&amp;ption</source>
            <translation>&amp;Подпись</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message>
            <source>Captions in Russ&amp;ian</source>
            <translation>Подп&amp;иси по-русски</translation>
        </message>
        <message>
            <source>Choose a folder and a name that are yours.</source>
            <translation>Выберите папку и имя, доступные вам.</translation>
        </message>
        <message>
            <source>Choose a folder that can be written to.</source>
            <translation>Выберите папку, в которую можно писать.</translation>
        </message>
        <message>
            <source>Choose a folder that is there, or make it first.</source>
            <translation>Выберите существующую папку или сначала создайте её.</translation>
        </message>
        <message>
            <source>Choose what to measure in the menu Measure.</source>
            <translation>Выберите в меню «Измерение», что измерить.</translation>
        </message>
        <message>
            <source>Cinema 4D, 3ds Max, Rhino and older programs</source>
            <translation>Cinema 4D, 3ds Max, Rhino и программы постарше</translation>
        </message>
        <message>
            <source>Clear &amp;all</source>
            <translation>Убрать &amp;все</translation>
        </message>
        <message>
            <source>Clear &amp;all measures</source>
            <translation>Убрать &amp;все размеры</translation>
        </message>
        <message>
            <source>Clearance</source>
            <translation>Зазор</translation>
        </message>
        <message>
            <source>Click a module</source>
            <translation>Щёлкните модуль</translation>
        </message>
        <message>
            <source>Click a module in the view or in the tree to see its figures.</source>
            <translation>Щёлкните модуль в окне или в дереве, чтобы увидеть его показатели.</translation>
        </message>
        <message>
            <source>Click a rim, or anything round</source>
            <translation>Щёлкните кромку или что-нибудь круглое</translation>
        </message>
        <message>
            <source>Click an edge</source>
            <translation>Щёлкните ребро</translation>
        </message>
        <message>
            <source>Click the first module</source>
            <translation>Щёлкните первый модуль</translation>
        </message>
        <message>
            <source>Click the first point: a corner, an edge, a centre or a port</source>
            <translation>Щёлкните первую точку: угол, ребро, центр или стыковочный узел</translation>
        </message>
        <message>
            <source>Click the second module</source>
            <translation>Щёлкните второй модуль</translation>
        </message>
        <message>
            <source>Click the second point</source>
            <translation>Щёлкните вторую точку</translation>
        </message>
        <message>
            <source>Click to hide or show</source>
            <translation>Щелчок скрывает или показывает</translation>
        </message>
        <message>
            <source>Close the window</source>
            <translation>Закрыть окно</translation>
        </message>
        <message>
            <source>Close-up</source>
            <translation>Крупно</translation>
        </message>
        <message>
            <source>Co&amp;py</source>
            <translation>&amp;Копировать</translation>
        </message>
        <message>
            <source>Colo&amp;ur theme</source>
            <translation>&amp;Цвета</translation>
        </message>
        <message>
            <source>Com&amp;pare</source>
            <translation>Сравне&amp;ние</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>Палитра команд</translation>
        </message>
        <message>
            <source>Compare with another station file or with any mesh of the ISS</source>
            <translation>Сравнить с файлом другой станции или с любой трёхмерной моделью МКС</translation>
        </message>
        <message>
            <source>Compare with what the station file names</source>
            <translation>Сравнить с тем, что указано в файле станции</translation>
        </message>
        <message>
            <source>Compare with {name}</source>
            <translation>Сравнить с {name}</translation>
        </message>
        <message>
            <source>Comparison</source>
            <translation>Сравнение</translation>
        </message>
        <message>
            <source>Compressed (Draco): smaller; Blender and browsers read it</source>
            <translation>Сжатие (Draco): меньше; читают Blender и браузеры</translation>
        </message>
        <message>
            <source>Config file</source>
            <translation>Файл конфигурации</translation>
        </message>
        <message>
            <source>Copied a picture of {width} × {height} pixels</source>
            <translation>Скопировано изображение {width} × {height} пикселей</translation>
        </message>
        <message>
            <source>Copied: {command}</source>
            <translation>Скопировано: {command}</translation>
        </message>
        <message>
            <source>Copies as &amp;instances: smaller; few programs read it</source>
            <translation>Копии — &amp;экземплярами: меньше; читают немногие программы</translation>
        </message>
        <message>
            <source>Copy p&amp;icture</source>
            <translation>Копировать &amp;изображение</translation>
        </message>
        <message>
            <source>Copy the command</source>
            <translation>Скопировать команду</translation>
        </message>
        <message>
            <source>Copy the command and the list entry that take this very picture</source>
            <translation>Скопировать команду и запись списка, которые дают именно этот кадр</translation>
        </message>
        <message>
            <source>Cor&amp;ners</source>
            <translation>С у&amp;глов</translation>
        </message>
        <message>
            <source>Credit</source>
            <translation>Автор</translation>
        </message>
        <message>
            <source>Ctrl+D keeps what is seen now, to come back to it.</source>
            <translation>Ctrl+D сохраняет то, что видно сейчас, чтобы к нему вернуться.</translation>
        </message>
        <message>
            <source>Ctrl+click selects several; a click beside the station selects nothing.</source>
            <translation>Ctrl+щелчок выбирает несколько; щелчок мимо станции снимает выбор.</translation>
        </message>
        <message>
            <source>Cut at the docking &amp;ports, with pegs and sockets</source>
            <translation>Разрезать по стыковочным &amp;узлам, со штырями и гнёздами</translation>
        </message>
        <message>
            <source>Cut open</source>
            <translation>Разрез</translation>
        </message>
        <message>
            <source>Cut station and reference open at a plane; the panel Take apart moves it</source>
            <translation>Разрезать обе станции плоскостью; её двигает панель «Разобрать»</translation>
        </message>
        <message>
            <source>Cut the other side away</source>
            <translation>Срезать другую сторону</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Дата</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>По умолчанию</translation>
        </message>
        <message>
            <source>Default {default}, from {low} to {high}</source>
            <translation>Исходно {default}, от {low} до {high}</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Удалить</translation>
        </message>
        <message>
            <source>Diameter</source>
            <translation>Диаметр</translation>
        </message>
        <message>
            <source>Direction of the cut</source>
            <translation>Направление разреза</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>Расстояние</translation>
        </message>
        <message>
            <source>Docked there</source>
            <translation>Пристыковано</translation>
        </message>
        <message>
            <source>Docking port</source>
            <translation>Стыковочный узел</translation>
        </message>
        <message>
            <source>Double-click in the tree or in a list of problems</source>
            <translation>Двойной щелчок в дереве или в списке ошибок</translation>
        </message>
        <message>
            <source>Double-click shows {path}</source>
            <translation>Двойной щелчок покажет {path}</translation>
        </message>
        <message>
            <source>Draw in the look 'blueprint'</source>
            <translation>Рисовать как чертёж</translation>
        </message>
        <message>
            <source>Draw in the look 'mockup'</source>
            <translation>Рисовать как выставочный макет</translation>
        </message>
        <message>
            <source>Draw in the look 'print'</source>
            <translation>Рисовать для печати</translation>
        </message>
        <message>
            <source>Draw in the look 'space'</source>
            <translation>Рисовать в космосе</translation>
        </message>
        <message>
            <source>Draw in the look 'studio'</source>
            <translation>Рисовать как в студии</translation>
        </message>
        <message>
            <source>Draw without perspective</source>
            <translation>Рисовать без перспективы</translation>
        </message>
        <message>
            <source>Drawn apart</source>
            <translation>Раздвинуть</translation>
        </message>
        <message>
            <source>Edge</source>
            <translation>Ребро</translation>
        </message>
        <message>
            <source>Editor for config files</source>
            <translation>Редактор файлов конфигурации</translation>
        </message>
        <message>
            <source>End presenter mode</source>
            <translation>Выйти из режима докладчика</translation>
        </message>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>Оборудование</translation>
        </message>
        <message>
            <source>Every 3D printer: one closed solid</source>
            <translation>Любой 3D-принтер: одно замкнутое тело</translation>
        </message>
        <message>
            <source>Every step of ROSS</source>
            <translation>Каждый шаг РОСС</translation>
        </message>
        <message>
            <source>Export saved views</source>
            <translation>Экспорт видов</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Экспорт…</translation>
        </message>
        <message>
            <source>F&amp;ormat</source>
            <translation>&amp;Формат</translation>
        </message>
        <message>
            <source>FWD</source>
            <translation>НОС</translation>
        </message>
        <message>
            <source>Fas&amp;ter</source>
            <translation>&amp;Быстрее</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Величина</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Показатели</translation>
        </message>
        <message>
            <source>Figures and their sources</source>
            <translation>Показатели и их источники</translation>
        </message>
        <message>
            <source>Figures of both stations as bars</source>
            <translation>Показатели обеих станций столбцами</translation>
        </message>
        <message>
            <source>Film &amp;of</source>
            <translation>О чём &amp;фильм</translation>
        </message>
        <message>
            <source>Film the assembly, a turn or a flight, as MP4, WebM, GIF, WebP or APNG</source>
            <translation>Снять сборку, оборот или облёт: MP4, WebM, GIF, WebP или APNG</translation>
        </message>
        <message>
            <source>Find a module or a part</source>
            <translation>Найти модуль или деталь</translation>
        </message>
        <message>
            <source>Find anything that can be done by a few letters, and do it</source>
            <translation>Найти любое действие по нескольким буквам и выполнить его</translation>
        </message>
        <message>
            <source>Find in the tree</source>
            <translation>Поиск по дереву</translation>
        </message>
        <message>
            <source>Fine picture at res&amp;t</source>
            <translation>&amp;Чистовая картинка в покое</translation>
        </message>
        <message>
            <source>First step, last step</source>
            <translation>Первый шаг, последний шаг</translation>
        </message>
        <message>
            <source>Fit from &amp;here</source>
            <translation>По&amp;казать всё отсюда</translation>
        </message>
        <message>
            <source>Fly-around &amp;speed</source>
            <translation>&amp;Скорость облёта</translation>
        </message>
        <message>
            <source>Football p&amp;itch</source>
            <translation>&amp;Футбольное поле</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Формат</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Вперёд</translation>
        </message>
        <message>
            <source>From aft</source>
            <translation>С кормы</translation>
        </message>
        <message>
            <source>From aft, port and above</source>
            <translation>С кормы, слева сверху</translation>
        </message>
        <message>
            <source>From aft, port and below</source>
            <translation>С кормы, слева снизу</translation>
        </message>
        <message>
            <source>From aft, starboard and above</source>
            <translation>С кормы, справа сверху</translation>
        </message>
        <message>
            <source>From aft, starboard and below</source>
            <translation>С кормы, справа снизу</translation>
        </message>
        <message>
            <source>From ahead</source>
            <translation>Спереди</translation>
        </message>
        <message>
            <source>From ahead, port and above</source>
            <translation>Спереди, слева сверху</translation>
        </message>
        <message>
            <source>From ahead, port and below</source>
            <translation>Спереди, слева снизу</translation>
        </message>
        <message>
            <source>From ahead, starboard and above</source>
            <translation>Спереди, справа сверху</translation>
        </message>
        <message>
            <source>From ahead, starboard and below</source>
            <translation>Спереди, справа снизу</translation>
        </message>
        <message>
            <source>From nadir</source>
            <translation>Из надира</translation>
        </message>
        <message>
            <source>From port</source>
            <translation>С левого борта</translation>
        </message>
        <message>
            <source>From starboard</source>
            <translation>С правого борта</translation>
        </message>
        <message>
            <source>From zenith</source>
            <translation>Из зенита</translation>
        </message>
        <message>
            <source>Front</source>
            <translation>Спереди</translation>
        </message>
        <message>
            <source>Front port</source>
            <translation>Спереди слева</translation>
        </message>
        <message>
            <source>Front port below</source>
            <translation>Спереди слева снизу</translation>
        </message>
        <message>
            <source>Front starboard</source>
            <translation>Спереди справа</translation>
        </message>
        <message>
            <source>Front starboard below</source>
            <translation>Спереди справа снизу</translation>
        </message>
        <message>
            <source>Full HD</source>
            <translation>Full HD</translation>
        </message>
        <message>
            <source>Full screen with a large caption; arrows and page keys step, Esc ends it</source>
            <translation>Во весь экран с крупной подписью; шаги — стрелками и клавишами PgUp и PgDn, выход — Esc</translation>
        </message>
        <message>
            <source>GIF: moves in mails and old pages; 256 colours, large</source>
            <translation>GIF: движется в письмах и на старых страницах; 256 цветов, большой</translation>
        </message>
        <message>
            <source>Go farther from what is in the middle</source>
            <translation>Отойти от того, что посередине</translation>
        </message>
        <message>
            <source>Go nearer to what is in the middle; the wheel zooms on the mouse</source>
            <translation>Подойти к тому, что посередине; колесо приближает то, что под мышью</translation>
        </message>
        <message>
            <source>Go one step back</source>
            <translation>На шаг назад</translation>
        </message>
        <message>
            <source>Go one step on</source>
            <translation>На шаг вперёд</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>Перейти</translation>
        </message>
        <message>
            <source>Go to the first step</source>
            <translation>К первому шагу</translation>
        </message>
        <message>
            <source>Go to the last step</source>
            <translation>К последнему шагу</translation>
        </message>
        <message>
            <source>Go to the next saved view of this station</source>
            <translation>Перейти к следующему сохранённому виду этой станции</translation>
        </message>
        <message>
            <source>Go to the saved view before</source>
            <translation>Перейти к предыдущему сохранённому виду</translation>
        </message>
        <message>
            <source>HD</source>
            <translation>HD</translation>
        </message>
        <message>
            <source>Height, pixels</source>
            <translation>Высота, пиксели</translation>
        </message>
        <message>
            <source>Hide what is selected, or show it again</source>
            <translation>Скрыть выбранное или показать снова</translation>
        </message>
        <message>
            <source>Hold the &amp;view still</source>
            <translation>Неподви&amp;жный вид</translation>
        </message>
        <message>
            <source>Home, End</source>
            <translation>Home, End</translation>
        </message>
        <message>
            <source>How far modules are drawn apart</source>
            <translation>Насколько раздвинуты модули</translation>
        </message>
        <message>
            <source>How fast the steps are played</source>
            <translation>С какой скоростью идут шаги</translation>
        </message>
        <message>
            <source>How it hangs</source>
            <translation>Как закреплено</translation>
        </message>
        <message>
            <source>In presenter mode</source>
            <translation>В режиме докладчика</translation>
        </message>
        <message>
            <source>It cannot be read: {cause}</source>
            <translation>Не читается: {cause}</translation>
        </message>
        <message>
            <source>It could not be done</source>
            <translation>Не получилось</translation>
        </message>
        <message>
            <source>It could not be done: {why}</source>
            <translation>Не получилось: {why}</translation>
        </message>
        <message>
            <source>It could not be saved</source>
            <translation>Сохранить не удалось</translation>
        </message>
        <message>
            <source>It flies free beside the station.</source>
            <translation>Летит свободно рядом со станцией.</translation>
        </message>
        <message>
            <source>It has left before this step.</source>
            <translation>Уже нет: покинул станцию до этого шага.</translation>
        </message>
        <message>
            <source>It is not there yet at this step.</source>
            <translation>На этом шаге его ещё нет.</translation>
        </message>
        <message>
            <source>Its port {own} at {port} of {element}</source>
            <translation>Узел {own} к узлу {port} элемента {element}</translation>
        </message>
        <message>
            <source>JPEG knows no transparency: take PNG, WebP or TIFF</source>
            <translation>JPEG не знает прозрачности: возьмите PNG, WebP или TIFF</translation>
        </message>
        <message>
            <source>JPEG: small, for mail and the web</source>
            <translation>JPEG: небольшой, для почты и сайта</translation>
        </message>
        <message>
            <source>Keep step, camera and look as they are now, under a name</source>
            <translation>Сохранить шаг, камеру и оформление под именем</translation>
        </message>
        <message>
            <source>Keep what is seen now</source>
            <translation>Сохранить то, что видно сейчас</translation>
        </message>
        <message>
            <source>Kept in {path}</source>
            <translation>Хранятся в {path}</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Сочетания клавиш</translation>
        </message>
        <message>
            <source>Lan&amp;guage</source>
            <translation>&amp;Язык</translation>
        </message>
        <message>
            <source>Launcher</source>
            <translation>Ракета-носитель</translation>
        </message>
        <message>
            <source>Lay out on &amp;beds of, mm</source>
            <translation>Разложить по &amp;столам, мм</translation>
        </message>
        <message>
            <source>Least wall, mm</source>
            <translation>Наименьшая стенка, мм</translation>
        </message>
        <message>
            <source>Leaves: {names}</source>
            <translation>Уходит: {names}</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Длина</translation>
        </message>
        <message>
            <source>Let all panels stand as they stood at first</source>
            <translation>Вернуть все панели на исходные места</translation>
        </message>
        <message>
            <source>Let go of the first point, then of the tool</source>
            <translation>Отпустить первую точку, затем инструмент</translation>
        </message>
        <message>
            <source>Let go of what is selected</source>
            <translation>Снять выбор</translation>
        </message>
        <message>
            <source>Level: nadir and zenith</source>
            <translation>Горизонтально: надир и зенит</translation>
        </message>
        <message>
            <source>Lists of shots</source>
            <translation>Списки снимков</translation>
        </message>
        <message>
            <source>Lists of shots (*.toml)</source>
            <translation>Списки снимков (*.toml)</translation>
        </message>
        <message>
            <source>Look at what is selected from near, or at the whole station</source>
            <translation>Посмотреть на выбранное вблизи или на всю станцию</translation>
        </message>
        <message>
            <source>Look from the preset 'aft'</source>
            <translation>Смотреть сзади</translation>
        </message>
        <message>
            <source>Look from the preset 'aft-port'</source>
            <translation>Смотреть сзади слева</translation>
        </message>
        <message>
            <source>Look from the preset 'aft-port-below'</source>
            <translation>Смотреть сзади слева снизу</translation>
        </message>
        <message>
            <source>Look from the preset 'aft-starboard'</source>
            <translation>Смотреть сзади справа</translation>
        </message>
        <message>
            <source>Look from the preset 'aft-starboard-below'</source>
            <translation>Смотреть сзади справа снизу</translation>
        </message>
        <message>
            <source>Look from the preset 'below'</source>
            <translation>Смотреть снизу сбоку</translation>
        </message>
        <message>
            <source>Look from the preset 'bottom'</source>
            <translation>Смотреть снизу</translation>
        </message>
        <message>
            <source>Look from the preset 'close'</source>
            <translation>Смотреть вблизи</translation>
        </message>
        <message>
            <source>Look from the preset 'default'</source>
            <translation>Смотреть с обычного места</translation>
        </message>
        <message>
            <source>Look from the preset 'front'</source>
            <translation>Смотреть спереди</translation>
        </message>
        <message>
            <source>Look from the preset 'front-port'</source>
            <translation>Смотреть спереди слева</translation>
        </message>
        <message>
            <source>Look from the preset 'front-port-below'</source>
            <translation>Смотреть спереди слева снизу</translation>
        </message>
        <message>
            <source>Look from the preset 'front-starboard'</source>
            <translation>Смотреть спереди справа</translation>
        </message>
        <message>
            <source>Look from the preset 'front-starboard-below'</source>
            <translation>Смотреть спереди справа снизу</translation>
        </message>
        <message>
            <source>Look from the preset 'port'</source>
            <translation>Смотреть с левого борта</translation>
        </message>
        <message>
            <source>Look from the preset 'side'</source>
            <translation>Смотреть сбоку</translation>
        </message>
        <message>
            <source>Look from the preset 'starboard'</source>
            <translation>Смотреть с правого борта</translation>
        </message>
        <message>
            <source>Look from the preset 'top'</source>
            <translation>Смотреть сверху</translation>
        </message>
        <message>
            <source>MP4: plays everywhere, for television, slides, social media</source>
            <translation>MP4: идёт везде, для телевидения, слайдов, соцсетей</translation>
        </message>
        <message>
            <source>Make a PDF to be printed: the assembly page by page, or a poster</source>
            <translation>Сделать PDF для печати: сборка по страницам или плакат</translation>
        </message>
        <message>
            <source>Make room on the disk, or choose another folder.</source>
            <translation>Освободите место на диске или выберите другую папку.</translation>
        </message>
        <message>
            <source>Make the change again that was taken back</source>
            <translation>Вернуть отменённое изменение</translation>
        </message>
        <message>
            <source>Make what is selected translucent, or solid again</source>
            <translation>Сделать выбранное полупрозрачным или снова сплошным</translation>
        </message>
        <message>
            <source>Making {name}</source>
            <translation>Создаётся {name}</translation>
        </message>
        <message>
            <source>Mark docking &amp;ports</source>
            <translation>Отметить стыковочные &amp;узлы</translation>
        </message>
        <message>
            <source>Mark docking ports</source>
            <translation>Отметить стыковочные узлы</translation>
        </message>
        <message>
            <source>Mark docking ports, those that are free with their type</source>
            <translation>Отметить стыковочные узлы, свободные — с типом</translation>
        </message>
        <message>
            <source>Measure from one point to another</source>
            <translation>Измерить от одной точки до другой</translation>
        </message>
        <message>
            <source>Measure how long a module is, or each that is selected</source>
            <translation>Измерить длину модуля или каждого выбранного</translation>
        </message>
        <message>
            <source>Measure how long an edge or a rim is</source>
            <translation>Измерить длину ребра или кромки</translation>
        </message>
        <message>
            <source>Measure how near two modules come, or the two that are selected</source>
            <translation>Измерить, как близко сходятся два модуля, или два выбранных</translation>
        </message>
        <message>
            <source>Measure how wide a hull, a ball, a tube or a rim is</source>
            <translation>Измерить диаметр корпуса, шара, трубы или кромки</translation>
        </message>
        <message>
            <source>Measures</source>
            <translation>Размеры</translation>
        </message>
        <message>
            <source>MeshLab, CloudCompare, scripts: one mesh with colours</source>
            <translation>MeshLab, CloudCompare, скрипты: одна сетка с цветами</translation>
        </message>
        <message>
            <source>Meshes</source>
            <translation>Сетки</translation>
        </message>
        <message>
            <source>Meshes and stations</source>
            <translation>Трёхмерные модели и станции</translation>
        </message>
        <message>
            <source>Mirrored</source>
            <translation>Зеркально</translation>
        </message>
        <message>
            <source>Mockup</source>
            <translation>Макет</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Состав</translation>
        </message>
        <message>
            <source>Module</source>
            <translation>Модуль</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Ещё</translation>
        </message>
        <message>
            <source>Moves to another port: {names}</source>
            <translation>Переходит на другой узел: {names}</translation>
        </message>
        <message>
            <source>NADIR</source>
            <translation>НАДИР</translation>
        </message>
        <message>
            <source>Nadir (bottom)</source>
            <translation>Надир (снизу)</translation>
        </message>
        <message>
            <source>Names and captions in Russian</source>
            <translation>Названия и подписи на русском языке</translation>
        </message>
        <message>
            <source>Neither a station, a module, a list of shots nor a mesh</source>
            <translation>Ни станция, ни модуль, ни список снимков, ни сетка</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>Следующий шаг</translation>
        </message>
        <message>
            <source>None are known.</source>
            <translation>Неизвестны.</translation>
        </message>
        <message>
            <source>Not known of:</source>
            <translation>Неизвестно для:</translation>
        </message>
        <message>
            <source>Not possible, the last good model stays: {problem}</source>
            <translation>Невозможно, остаётся последняя исправная модель: {problem}</translation>
        </message>
        <message>
            <source>Nothing is selected.</source>
            <translation>Ничего не выбрано.</translation>
        </message>
        <message>
            <source>OBJ</source>
            <translation>OBJ</translation>
        </message>
        <message>
            <source>Of</source>
            <translation>Чего</translation>
        </message>
        <message>
            <source>On a stand &amp;with its name</source>
            <translation>На &amp;подставке с названием</translation>
        </message>
        <message>
            <source>Op&amp;en</source>
            <translation>От&amp;крыть</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Открыть</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>Открыть &amp;недавние</translation>
        </message>
        <message>
            <source>Open a station, a module, a mesh to compare with, or a list of shots</source>
            <translation>Открыть станцию, модуль, сетку для сравнения или список снимков</translation>
        </message>
        <message>
            <source>Open in editor</source>
            <translation>Открыть в редакторе</translation>
        </message>
        <message>
            <source>Open list of shots</source>
            <translation>Открыть список снимков</translation>
        </message>
        <message>
            <source>Open re&amp;ference…</source>
            <translation>Открыть э&amp;талон…</translation>
        </message>
        <message>
            <source>Open reference</source>
            <translation>Открыть эталон</translation>
        </message>
        <message>
            <source>Open s&amp;hipped station</source>
            <translation>Открыть &amp;готовую станцию</translation>
        </message>
        <message>
            <source>Open the file in your editor; what you save is shown at once</source>
            <translation>Открыть файл в вашем редакторе; сохранённое видно сразу</translation>
        </message>
        <message>
            <source>Open {name}</source>
            <translation>Открыть {name}</translation>
        </message>
        <message>
            <source>Opening {name}</source>
            <translation>Открывается {name}</translation>
        </message>
        <message>
            <source>Orientation &amp;cube</source>
            <translation>К&amp;уб ориентации</translation>
        </message>
        <message>
            <source>Orientation cube</source>
            <translation>Куб ориентации</translation>
        </message>
        <message>
            <source>Out&amp;lines</source>
            <translation>&amp;Контуры</translation>
        </message>
        <message>
            <source>P&amp;revious step</source>
            <translation>&amp;Предыдущий шаг</translation>
        </message>
        <message>
            <source>PDF, to be printed</source>
            <translation>PDF для печати</translation>
        </message>
        <message>
            <source>PDF: true lines, for print</source>
            <translation>PDF: векторные линии, для печати</translation>
        </message>
        <message>
            <source>PLY</source>
            <translation>PLY</translation>
        </message>
        <message>
            <source>PNG: sharp, for everything</source>
            <translation>PNG: чёткий, для всего</translation>
        </message>
        <message>
            <source>PORT</source>
            <translation>ЛЕВЫЙ</translation>
        </message>
        <message>
            <source>Page for any browser</source>
            <translation>Страница для любого браузера</translation>
        </message>
        <message>
            <source>Paint the window in dark colours</source>
            <translation>Тёмные цвета окна</translation>
        </message>
        <message>
            <source>Paint the window in light colours</source>
            <translation>Светлые цвета окна</translation>
        </message>
        <message>
            <source>Panels as at st&amp;art</source>
            <translation>Панели как в нача&amp;ле</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Параметры</translation>
        </message>
        <message>
            <source>Parameters of the selected module</source>
            <translation>Параметры выбранного модуля</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Деталь</translation>
        </message>
        <message>
            <source>Place of the cut</source>
            <translation>Место разреза</translation>
        </message>
        <message>
            <source>Place of the cut, metres</source>
            <translation>Место разреза, метры</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>Платформа</translation>
        </message>
        <message>
            <source>Play the assembly, or pause it</source>
            <translation>Показать сборку или приостановить показ</translation>
        </message>
        <message>
            <source>Play the steps at this speed</source>
            <translation>Показывать шаги с этой скоростью</translation>
        </message>
        <message>
            <source>Play the steps faster</source>
            <translation>Показывать шаги быстрее</translation>
        </message>
        <message>
            <source>Play the steps slower</source>
            <translation>Показывать шаги медленнее</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>Левый борт</translation>
        </message>
        <message>
            <source>Ports</source>
            <translation>Узлы</translation>
        </message>
        <message>
            <source>Poster, A2: the same, larger</source>
            <translation>Плакат, А2: то же, крупнее</translation>
        </message>
        <message>
            <source>Poster, A3: the station beside its reference, with figures</source>
            <translation>Плакат, А3: станция рядом с эталоном, с цифрами</translation>
        </message>
        <message>
            <source>Presenter &amp;mode</source>
            <translation>&amp;Режим докладчика</translation>
        </message>
        <message>
            <source>Press &amp;kit…</source>
            <translation>Пресс-ко&amp;мплект…</translation>
        </message>
        <message>
            <source>Press kit of ROSS: beside the ISS, steps, looks, portraits</source>
            <translation>Пресс-комплект РОСС: рядом с МКС, шаги, виды, портреты</translation>
        </message>
        <message>
            <source>Press kit…</source>
            <translation>Пресс-комплект…</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Печать</translation>
        </message>
        <message>
            <source>Prints</source>
            <translation>Печать на принтере</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Ошибки</translation>
        </message>
        <message>
            <source>Problems in the configs</source>
            <translation>Ошибки в файлах конфигурации</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Ход работы</translation>
        </message>
        <message>
            <source>Published: {total}; difference {difference}</source>
            <translation>Опубликовано: {total}; разница {difference}</translation>
        </message>
        <message>
            <source>Put what the view shows on the clipboard as a picture</source>
            <translation>Поместить видимое в буфер обмена как изображение</translation>
        </message>
        <message>
            <source>Radiator</source>
            <translation>Радиатор</translation>
        </message>
        <message>
            <source>Read the config files again</source>
            <translation>Прочитать файлы конфигурации заново</translation>
        </message>
        <message>
            <source>Reading the figures of {name}</source>
            <translation>Чтение показателей: {name}</translation>
        </message>
        <message>
            <source>Record fil&amp;m…</source>
            <translation>Записать &amp;фильм…</translation>
        </message>
        <message>
            <source>Record film…</source>
            <translation>Записать фильм…</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Переименовать</translation>
        </message>
        <message>
            <source>Rename, delete and export views</source>
            <translation>Переименовать, удалить, экспортировать виды</translation>
        </message>
        <message>
            <source>Repea&amp;t</source>
            <translation>П&amp;овторять</translation>
        </message>
        <message>
            <source>Replace file</source>
            <translation>Заменить файл</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Сбросить</translation>
        </message>
        <message>
            <source>Reset &amp;parameters</source>
            <translation>Сбросить пара&amp;метры</translation>
        </message>
        <message>
            <source>Reset all</source>
            <translation>Сбросить все</translation>
        </message>
        <message>
            <source>S&amp;plit view</source>
            <translation>&amp;Две половины</translation>
        </message>
        <message>
            <source>S&amp;tep</source>
            <translation>&amp;Шаг</translation>
        </message>
        <message>
            <source>S&amp;top</source>
            <translation>&amp;Остановить</translation>
        </message>
        <message>
            <source>STBD</source>
            <translation>ПРАВЫЙ</translation>
        </message>
        <message>
            <source>STL</source>
            <translation>STL</translation>
        </message>
        <message>
            <source>SVG: true lines, to be edited</source>
            <translation>SVG: векторные линии, для правки</translation>
        </message>
        <message>
            <source>Sa&amp;ved views</source>
            <translation>Со&amp;хранённые виды</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Сохранить</translation>
        </message>
        <message>
            <source>Save &amp;picture…</source>
            <translation>&amp;Сохранить снимок…</translation>
        </message>
        <message>
            <source>Save as new confi&amp;g file…</source>
            <translation>Сохранить как &amp;новый файл конфигурации…</translation>
        </message>
        <message>
            <source>Save as new config file</source>
            <translation>Сохранить как новый файл конфигурации</translation>
        </message>
        <message>
            <source>Save as new config file…</source>
            <translation>Сохранить как новый файл…</translation>
        </message>
        <message>
            <source>Save picture…</source>
            <translation>Сохранить снимок…</translation>
        </message>
        <message>
            <source>Save the station as it is under a new name</source>
            <translation>Сохранить станцию как есть под новым именем</translation>
        </message>
        <message>
            <source>Save the station with its changed parameters as config files of its own</source>
            <translation>Сохранить станцию с изменёнными параметрами в собственные файлы конфигурации</translation>
        </message>
        <message>
            <source>Save what the view shows, in any size, as PNG, JPEG, TIFF, SVG</source>
            <translation>Сохранить видимое в любом размере как PNG, JPEG, TIFF, SVG</translation>
        </message>
        <message>
            <source>Saved and opened: {names}</source>
            <translation>Сохранено и открыто: {names}</translation>
        </message>
        <message>
            <source>Saved as '{name}'</source>
            <translation>Сохранено как «{name}»</translation>
        </message>
        <message>
            <source>Saved views</source>
            <translation>Виды</translation>
        </message>
        <message>
            <source>Saving {name}</source>
            <translation>Сохраняется {name}</translation>
        </message>
        <message>
            <source>Say what the unit and the axes of the reference's mesh are</source>
            <translation>Указать единицы и оси трёхмерной модели, с которой сравнивают</translation>
        </message>
        <message>
            <source>Scale or length</source>
            <translation>Масштаб или длина</translation>
        </message>
        <message>
            <source>Seconds for each step, or for the turn</source>
            <translation>Секунд на шаг или на оборот</translation>
        </message>
        <message>
            <source>See all steps from one place, or let each step fill the picture</source>
            <translation>Смотреть на все шаги из одной точки или вписывать каждый шаг в кадр</translation>
        </message>
        <message>
            <source>Select &amp;nothing</source>
            <translation>Сн&amp;ять выбор</translation>
        </message>
        <message>
            <source>Select &amp;parent</source>
            <translation>Выбрать &amp;целое</translation>
        </message>
        <message>
            <source>Select a module to change its dimensions.</source>
            <translation>Выберите модуль, чтобы изменить его размеры.</translation>
        </message>
        <message>
            <source>Select a&amp;ll</source>
            <translation>Выбрать &amp;все</translation>
        </message>
        <message>
            <source>Select every module that is there at this step</source>
            <translation>Выбрать все модули, которые есть на этом шаге</translation>
        </message>
        <message>
            <source>Select n&amp;ext</source>
            <translation>Выбрать с&amp;ледующий</translation>
        </message>
        <message>
            <source>Select pre&amp;vious</source>
            <translation>Выбрать п&amp;редыдущий</translation>
        </message>
        <message>
            <source>Select the module before, or the part before</source>
            <translation>Выбрать предыдущий модуль или предыдущую деталь</translation>
        </message>
        <message>
            <source>Select the module of a part, or the phase of a module</source>
            <translation>Выбрать модуль детали или этап модуля</translation>
        </message>
        <message>
            <source>Select the next module, or the next part of the module</source>
            <translation>Выбрать следующий модуль или следующую деталь модуля</translation>
        </message>
        <message>
            <source>Select {name}</source>
            <translation>Выбрать: {name}</translation>
        </message>
        <message>
            <source>Set how fast the view flies around</source>
            <translation>Выбрать скорость облёта</translation>
        </message>
        <message>
            <source>Set the language, the colours, how the program begins, the editor</source>
            <translation>Задать язык, цвета, начало работы, редактор</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Настройки</translation>
        </message>
        <message>
            <source>Shift keeps what is looked at, and how near</source>
            <translation>С Shift цель и расстояние остаются прежними</translation>
        </message>
        <message>
            <source>Ship</source>
            <translation>Корабль</translation>
        </message>
        <message>
            <source>Show &amp;all</source>
            <translation>Показать вс&amp;ё</translation>
        </message>
        <message>
            <source>Show &amp;config</source>
            <translation>Показать &amp;файл</translation>
        </message>
        <message>
            <source>Show &amp;labels</source>
            <translation>Показывать &amp;подписи</translation>
        </message>
        <message>
            <source>Show &amp;reference</source>
            <translation>Показывать &amp;эталон</translation>
        </message>
        <message>
            <source>Show &amp;scale bar</source>
            <translation>Показывать &amp;масштабную линейку</translation>
        </message>
        <message>
            <source>Show a bar of known length</source>
            <translation>Показывать отрезок известной длины</translation>
        </message>
        <message>
            <source>Show a bus for scale</source>
            <translation>Показать для масштаба автобус</translation>
        </message>
        <message>
            <source>Show a cosmonaut for scale</source>
            <translation>Показать для масштаба космонавта</translation>
        </message>
        <message>
            <source>Show a cube in the corner; a click on one of its sides looks from there</source>
            <translation>Показывать в углу куб; щелчок по его грани показывает станцию оттуда</translation>
        </message>
        <message>
            <source>Show a pitch for scale</source>
            <translation>Показать для масштаба футбольное поле</translation>
        </message>
        <message>
            <source>Show a small picture beside each step of the list</source>
            <translation>Показывать в списке рисунок у каждого шага</translation>
        </message>
        <message>
            <source>Show config f&amp;older</source>
            <translation>Показать па&amp;пку конфигураций</translation>
        </message>
        <message>
            <source>Show every action that has a key</source>
            <translation>Показать все действия, у которых есть клавиши</translation>
        </message>
        <message>
            <source>Show everything that is hidden, and all of it solid</source>
            <translation>Показать всё скрытое, и всё сплошным</translation>
        </message>
        <message>
            <source>Show everything, from the side that the camera is on</source>
            <translation>Показать всё с той стороны, где находится камера</translation>
        </message>
        <message>
            <source>Show in another colour what the step brings or moves</source>
            <translation>Показывать другим цветом то, что шаг приносит или перемещает</translation>
        </message>
        <message>
            <source>Show modules dock and unfold, or show each step at once</source>
            <translation>Показывать, как модули стыкуются и раскрываются, или сразу весь шаг</translation>
        </message>
        <message>
            <source>Show names and captions in the view</source>
            <translation>Показывать названия и подписи</translation>
        </message>
        <message>
            <source>Show nothing but what is selected, or everything again</source>
            <translation>Показать только выбранное или снова всё</translation>
        </message>
        <message>
            <source>Show shadows, sky and smooth edges as soon as nothing moves</source>
            <translation>Показывать тени, небо и гладкие края, когда ничто не движется</translation>
        </message>
        <message>
            <source>Show the config file of what is selected, at its line</source>
            <translation>Показать файл конфигурации выбранного на его строке</translation>
        </message>
        <message>
            <source>Show the folder of the stations and modules that come with the program</source>
            <translation>Показать папку станций и модулей, поставляемых с программой</translation>
        </message>
        <message>
            <source>Show the reference at the time when it is most like the station</source>
            <translation>Показывать эталон на то время, когда он более всего похож на станцию</translation>
        </message>
        <message>
            <source>Show the reference: alone</source>
            <translation>Показывать станцию без эталона</translation>
        </message>
        <message>
            <source>Show the reference: beside</source>
            <translation>Показывать эталон рядом</translation>
        </message>
        <message>
            <source>Show the reference: overlay</source>
            <translation>Показывать эталон наложенным на станцию</translation>
        </message>
        <message>
            <source>Show the reference: silhouettes</source>
            <translation>Показывать только контуры обеих станций</translation>
        </message>
        <message>
            <source>Show the reference: split</source>
            <translation>Показывать станцию и эталон в двух половинах окна</translation>
        </message>
        <message>
            <source>Show the station that it is compared with</source>
            <translation>Показывать станцию, с которой сравнивают</translation>
        </message>
        <message>
            <source>Show translucent what later steps bring, where it will be</source>
            <translation>Показывать прозрачным то, что принесут следующие шаги, на его будущем месте</translation>
        </message>
        <message>
            <source>Show what is to &amp;come</source>
            <translation>Показывать &amp;будущее</translation>
        </message>
        <message>
            <source>Si&amp;ze</source>
            <translation>Раз&amp;мер</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Сбоку</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Размер</translation>
        </message>
        <message>
            <source>Small pict&amp;ures of steps</source>
            <translation>Р&amp;исунки шагов</translation>
        </message>
        <message>
            <source>Solar array</source>
            <translation>Солнечная батарея</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Космос</translation>
        </message>
        <message>
            <source>Speak English in the window and in the picture</source>
            <translation>Окно и изображение на английском языке</translation>
        </message>
        <message>
            <source>Speak Russian in the window and in the picture</source>
            <translation>Окно и изображение на русском языке</translation>
        </message>
        <message>
            <source>Speak the system's language</source>
            <translation>Язык операционной системы</translation>
        </message>
        <message>
            <source>Spee&amp;d</source>
            <translation>Скорос&amp;ть</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Скорость</translation>
        </message>
        <message>
            <source>Starboard</source>
            <translation>Правый борт</translation>
        </message>
        <message>
            <source>Station's ow&amp;n reference</source>
            <translation>Собств&amp;енный эталон станции</translation>
        </message>
        <message>
            <source>Station, phases, modules and parts</source>
            <translation>Станция, этапы, модули и детали</translation>
        </message>
        <message>
            <source>Stations</source>
            <translation>Станции</translation>
        </message>
        <message>
            <source>Stations (*.toml)</source>
            <translation>Станции (*.toml)</translation>
        </message>
        <message>
            <source>Stations and modules</source>
            <translation>Станции и модули</translation>
        </message>
        <message>
            <source>Step before</source>
            <translation>Предыдущий шаг</translation>
        </message>
        <message>
            <source>Step {number}: {name}</source>
            <translation>Шаг {number}: {name}</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Шаги</translation>
        </message>
        <message>
            <source>Steps of the assembly</source>
            <translation>Шаги сборки</translation>
        </message>
        <message>
            <source>Stop what is being done</source>
            <translation>Остановить работу</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>Остановлено.</translation>
        </message>
        <message>
            <source>Stopped; nothing was left.</source>
            <translation>Остановлено; ничего не осталось.</translation>
        </message>
        <message>
            <source>Stopped; the pictures that are done stay.</source>
            <translation>Остановлено; готовые снимки остаются.</translation>
        </message>
        <message>
            <source>Studio</source>
            <translation>Студия</translation>
        </message>
        <message>
            <source>TIFF: for layout and print</source>
            <translation>TIFF: для вёрстки и печати</translation>
        </message>
        <message>
            <source>Take apart</source>
            <translation>Разобрать</translation>
        </message>
        <message>
            <source>Take every measure away</source>
            <translation>Убрать все размеры</translation>
        </message>
        <message>
            <source>Take every parameter back to its default</source>
            <translation>Вернуть все параметры к исходным</translation>
        </message>
        <message>
            <source>Take every parameter of every module back to its default</source>
            <translation>Вернуть все параметры всех модулей к исходным</translation>
        </message>
        <message>
            <source>Take every picture of a list of shots into a folder</source>
            <translation>Сделать все снимки списка в одну папку</translation>
        </message>
        <message>
            <source>Take the camera back to its preset, fitted to all that is shown</source>
            <translation>Вернуть камеру на место и вписать в окно всё, что показано</translation>
        </message>
        <message>
            <source>Take the last change of the view or of a parameter back</source>
            <translation>Отменить последнее изменение вида или параметра</translation>
        </message>
        <message>
            <source>Take the last measure away</source>
            <translation>Убрать последний размер</translation>
        </message>
        <message>
            <source>Take the pictures of {name}</source>
            <translation>Сделать снимки из {name}</translation>
        </message>
        <message>
            <source>Take the system's colours</source>
            <translation>Цвета операционной системы</translation>
        </message>
        <message>
            <source>Taking a picture</source>
            <translation>Делается снимок</translation>
        </message>
        <message>
            <source>Taking pictures</source>
            <translation>Делаются снимки</translation>
        </message>
        <message>
            <source>Taking pictures…</source>
            <translation>Делаются снимки…</translation>
        </message>
        <message>
            <source>The command that makes the same</source>
            <translation>Команда, которая сделает то же</translation>
        </message>
        <message>
            <source>The editor could not be started: {program}</source>
            <translation>Редактор не запускается: {program}</translation>
        </message>
        <message>
            <source>The first element: it carries the others.</source>
            <translation>Первый элемент: на нём держатся остальные.</translation>
        </message>
        <message>
            <source>The pictures are in {path}.</source>
            <translation>Снимки лежат в {path}.</translation>
        </message>
        <message>
            <source>The reference has no figures to compare with.</source>
            <translation>У эталона нет показателей для сравнения.</translation>
        </message>
        <message>
            <source>The reference is no mesh file: nothing to align</source>
            <translation>Эталон — не файл трёхмерной модели: совмещать нечего</translation>
        </message>
        <message>
            <source>The selected module, its figures and their sources</source>
            <translation>Выбранный модуль, его показатели и их источники</translation>
        </message>
        <message>
            <source>The settings could not be read and are as at first: {names}</source>
            <translation>Настройки не прочитаны и взяты исходные: {names}</translation>
        </message>
        <message>
            <source>The station at this step</source>
            <translation>Станция на этом шаге</translation>
        </message>
        <message>
            <source>The window cannot be opened here</source>
            <translation>Здесь нельзя открыть окно</translation>
        </message>
        <message>
            <source>There is no file {path}</source>
            <translation>Нет файла {path}</translation>
        </message>
        <message>
            <source>There is no room for another view of this station</source>
            <translation>Для этой станции больше нет места для видов</translation>
        </message>
        <message>
            <source>There is no station yet</source>
            <translation>Станции ещё нет</translation>
        </message>
        <message>
            <source>There is no use here for {names}</source>
            <translation>Здесь не пригодится: {names}</translation>
        </message>
        <message>
            <source>Thic&amp;ken thin walls to, mm</source>
            <translation>Утолстить &amp;тонкие стенки до, мм</translation>
        </message>
        <message>
            <source>This station has no saved views yet</source>
            <translation>У этой станции пока нет сохранённых видов</translation>
        </message>
        <message>
            <source>Timeline of the steps</source>
            <translation>Шкала шагов</translation>
        </message>
        <message>
            <source>To mail or to host: steps, captions, figures, comparison</source>
            <translation>Для письма или сайта: шаги, подписи, показатели, сравнение</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Инструменты</translation>
        </message>
        <message>
            <source>Truss</source>
            <translation>Ферма</translation>
        </message>
        <message>
            <source>Turn slowly round the station; Esc or any movement of the view ends it</source>
            <translation>Медленно облетать станцию; Esc или любое движение вида прекращает облёт</translation>
        </message>
        <message>
            <source>Turns or unfolds: {names}</source>
            <translation>Поворачивается или раскрывается: {names}</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Тип</translation>
        </message>
        <message>
            <source>Type a few letters of what you want to do</source>
            <translation>Введите несколько букв того, что хотите сделать</translation>
        </message>
        <message>
            <source>USDZ</source>
            <translation>USDZ</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Единица</translation>
        </message>
        <message>
            <source>Up (zenith)</source>
            <translation>Вверх (зенит)</translation>
        </message>
        <message>
            <source>Update the graphics driver, or try a smaller picture.</source>
            <translation>Обновите графический драйвер или попробуйте снимок поменьше.</translation>
        </message>
        <message>
            <source>View {number}</source>
            <translation>Вид {number}</translation>
        </message>
        <message>
            <source>Web developers: text that can be edited, its data beside it</source>
            <translation>Веб-разработчикам: текст, который можно править, данные рядом</translation>
        </message>
        <message>
            <source>WebM: small, for web pages</source>
            <translation>WebM: маленький, для веб-страниц</translation>
        </message>
        <message>
            <source>WebP: a moving picture for the web</source>
            <translation>WebP: движущаяся картинка для веба</translation>
        </message>
        <message>
            <source>WebP: sharp and small, for the web</source>
            <translation>WebP: чёткий и небольшой, для сайта</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Что</translation>
        </message>
        <message>
            <source>What is left open is found by fitting the mesh to the ISS.</source>
            <translation>Что не указано, находится подгонкой модели к МКС.</translation>
        </message>
        <message>
            <source>What is selected is hidden or not there yet</source>
            <translation>Выбранное скрыто, или его ещё нет</translation>
        </message>
        <message>
            <source>What this model is and where its figures come from</source>
            <translation>Что это за модель и откуда её показатели</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Что сделать</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Найденное</translation>
        </message>
        <message>
            <source>What was open last cannot be opened any more: {why}</source>
            <translation>То, что было открыто, больше не открывается: {why}</translation>
        </message>
        <message>
            <source>When it had as many &amp;modules</source>
            <translation>Когда было столько же &amp;модулей</translation>
        </message>
        <message>
            <source>When it was as &amp;heavy</source>
            <translation>Когда была такая же м&amp;асса</translation>
        </message>
        <message>
            <source>Where to put the pictures</source>
            <translation>Куда положить снимки</translation>
        </message>
        <message>
            <source>Width, pixels</source>
            <translation>Ширина, пиксели</translation>
        </message>
        <message>
            <source>With a &amp;contact sheet of all of them</source>
            <translation>С контр&amp;ольным листом всех снимков</translation>
        </message>
        <message>
            <source>With a &amp;scale bar</source>
            <translation>С масштабной &amp;линейкой</translation>
        </message>
        <message>
            <source>With a reference beside it</source>
            <translation>С эталоном рядом</translation>
        </message>
        <message>
            <source>With la&amp;bels and captions</source>
            <translation>С &amp;надписями и подписями</translation>
        </message>
        <message>
            <source>With looks that &amp;viewers can switch</source>
            <translation>Со стилями, которые переключает &amp;просмотрщик</translation>
        </message>
        <message>
            <source>With the &amp;assembly as animations, joints and cameras</source>
            <translation>Со &amp;сборкой как анимацией, шарнирами и камерами</translation>
        </message>
        <message>
            <source>With {name} beside it</source>
            <translation>Рядом — {name}</translation>
        </message>
        <message>
            <source>With {name}, as in the view</source>
            <translation>С объектом «{name}», как на экране</translation>
        </message>
        <message>
            <source>Write the saved views as a list of shots, for scripts and colleagues</source>
            <translation>Записать сохранённые виды как список снимков, для скриптов и коллег</translation>
        </message>
        <message>
            <source>Write the station for Blender, the web, printers, phones</source>
            <translation>Записать станцию для Blender, сайта, принтеров, телефонов</translation>
        </message>
        <message>
            <source>Written; ross-viewer shots {path} -o DIR takes the pictures</source>
            <translation>Записано; ross-viewer shots {path} -o ПАПКА делает снимки</translation>
        </message>
        <message>
            <source>ZENITH</source>
            <translation>ЗЕНИТ</translation>
        </message>
        <message>
            <source>Zenith (top)</source>
            <translation>Зенит (сверху)</translation>
        </message>
        <message>
            <source>Zoom &amp;in</source>
            <translation>При&amp;близить</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>От&amp;далить</translation>
        </message>
        <message>
            <source>a flight round it, rising and sinking</source>
            <translation>облёт, то выше, то ниже</translation>
        </message>
        <message>
            <source>a line of your own</source>
            <translation>своя строка</translation>
        </message>
        <message>
            <source>a list of your own…</source>
            <translation>свой список…</translation>
        </message>
        <message>
            <source>about {size}</source>
            <translation>около {size}</translation>
        </message>
        <message>
            <source>another</source>
            <translation>другой</translation>
        </message>
        <message>
            <source>arrives in step {number}</source>
            <translation>прибывает на шаге {number}</translation>
        </message>
        <message>
            <source>as the format has it</source>
            <translation>как в формате</translation>
        </message>
        <message>
            <source>as the size needs it</source>
            <translation>как нужно размеру</translation>
        </message>
        <message>
            <source>as the system has it</source>
            <translation>как в системе</translation>
        </message>
        <message>
            <source>at 1:{scale}</source>
            <translation>в масштабе 1:{scale}</translation>
        </message>
        <message>
            <source>begins as the view stands now</source>
            <translation>начинается с нынешнего вида</translation>
        </message>
        <message>
            <source>between docking planes {length} m</source>
            <translation>между стыковочными плоскостями {length} м</translation>
        </message>
        <message>
            <source>built</source>
            <translation>построено</translation>
        </message>
        <message>
            <source>by length in mm</source>
            <translation>по длине в мм</translation>
        </message>
        <message>
            <source>by scale</source>
            <translation>по масштабу</translation>
        </message>
        <message>
            <source>centimetres</source>
            <translation>сантиметры</translation>
        </message>
        <message>
            <source>centre</source>
            <translation>центр</translation>
        </message>
        <message>
            <source>corner</source>
            <translation>угол</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>тёмные</translation>
        </message>
        <message>
            <source>docked to each other</source>
            <translation>состыкованы друг с другом</translation>
        </message>
        <message>
            <source>drawings in true lines are for the looks {looks}</source>
            <translation>векторные чертежи — для стилей {looks}</translation>
        </message>
        <message>
            <source>edge</source>
            <translation>ребро</translation>
        </message>
        <message>
            <source>estimate</source>
            <translation>оценка</translation>
        </message>
        <message>
            <source>feet</source>
            <translation>футы</translation>
        </message>
        <message>
            <source>find out</source>
            <translation>определить</translation>
        </message>
        <message>
            <source>fine detail</source>
            <translation>высокая подробность</translation>
        </message>
        <message>
            <source>fine: round hulls, bolts, small fittings</source>
            <translation>высокая: круглые корпуса, болты, мелкие детали</translation>
        </message>
        <message>
            <source>fine: round hulls, bolts; takes much longer</source>
            <translation>тонкая: гладкие корпуса, болты; намного дольше</translation>
        </message>
        <message>
            <source>fitted as {port}</source>
            <translation>установлен как {port}</translation>
        </message>
        <message>
            <source>forward {length} m</source>
            <translation>вперёд {length} м</translation>
        </message>
        <message>
            <source>free</source>
            <translation>свободен</translation>
        </message>
        <message>
            <source>glTF</source>
            <translation>glTF</translation>
        </message>
        <message>
            <source>glTF as text</source>
            <translation>glTF текстом</translation>
        </message>
        <message>
            <source>glTF, one file</source>
            <translation>glTF одним файлом</translation>
        </message>
        <message>
            <source>hidden</source>
            <translation>скрыто</translation>
        </message>
        <message>
            <source>how many pieces fit on how many beds is not known before they are cut</source>
            <translation>сколько деталей и столов выйдет, до разрезания не известно</translation>
        </message>
        <message>
            <source>how the parts unite is not known before they do</source>
            <translation>как соединятся детали, заранее не известно</translation>
        </message>
        <message>
            <source>iPhone and iPad: stands in the room, to walk round</source>
            <translation>iPhone и iPad: стоит в комнате, можно обойти</translation>
        </message>
        <message>
            <source>inches</source>
            <translation>дюймы</translation>
        </message>
        <message>
            <source>inferred</source>
            <translation>выведено</translation>
        </message>
        <message>
            <source>left arrow, up arrow, PgUp</source>
            <translation>стрелка влево, стрелка вверх, PgUp</translation>
        </message>
        <message>
            <source>light</source>
            <translation>светлые</translation>
        </message>
        <message>
            <source>light detail</source>
            <translation>низкая подробность</translation>
        </message>
        <message>
            <source>light, as the window shows it</source>
            <translation>низкая, как в окне</translation>
        </message>
        <message>
            <source>measured on this model, arrays included</source>
            <translation>измерено по этой модели, с батареями</translation>
        </message>
        <message>
            <source>metres</source>
            <translation>метры</translation>
        </message>
        <message>
            <source>middle of an edge</source>
            <translation>середина ребра</translation>
        </message>
        <message>
            <source>millimetres</source>
            <translation>миллиметры</translation>
        </message>
        <message>
            <source>nadir {length} m</source>
            <translation>к надиру {length} м</translation>
        </message>
        <message>
            <source>needs {size} of memory</source>
            <translation>нужно {size} памяти</translation>
        </message>
        <message>
            <source>no OpenGL for a window can be had on this display</source>
            <translation>на этом экране для окна нет OpenGL</translation>
        </message>
        <message>
            <source>not there at this step</source>
            <translation>на этом шаге отсутствует</translation>
        </message>
        <message>
            <source>once round the station, at one height</source>
            <translation>один оборот вокруг станции на одной высоте</translation>
        </message>
        <message>
            <source>one is inside the other</source>
            <translation>один внутри другого</translation>
        </message>
        <message>
            <source>pages and animations are of the whole station: choose it</source>
            <translation>страницы и анимация — только для всей станции: выберите её</translation>
        </message>
        <message>
            <source>pages are written as .pdf</source>
            <translation>страницы записываются как .pdf</translation>
        </message>
        <message>
            <source>pictures are written as {known}</source>
            <translation>изображения записываются как {known}</translation>
        </message>
        <message>
            <source>port {name}</source>
            <translation>узел {name}</translation>
        </message>
        <message>
            <source>published</source>
            <translation>опубликовано</translation>
        </message>
        <message>
            <source>radius {length} m</source>
            <translation>радиус {length} м</translation>
        </message>
        <message>
            <source>reading and building</source>
            <translation>чтение и построение</translation>
        </message>
        <message>
            <source>reference: {words}</source>
            <translation>эталон: {words}</translation>
        </message>
        <message>
            <source>right arrow, down arrow, PgDown, Space</source>
            <translation>стрелка вправо, стрелка вниз, PgDown, пробел</translation>
        </message>
        <message>
            <source>round</source>
            <translation>круг</translation>
        </message>
        <message>
            <source>round {place}</source>
            <translation>вокруг {place}</translation>
        </message>
        <message>
            <source>small, for messages</source>
            <translation>маленький, для сообщений</translation>
        </message>
        <message>
            <source>some minutes, and much memory</source>
            <translation>несколько минут и много памяти</translation>
        </message>
        <message>
            <source>some {time} left</source>
            <translation>осталось примерно {time}</translation>
        </message>
        <message>
            <source>square</source>
            <translation>квадрат</translation>
        </message>
        <message>
            <source>starboard {length} m</source>
            <translation>к правому борту {length} м</translation>
        </message>
        <message>
            <source>step {number}: {name}</source>
            <translation>шаг {number}: {name}</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>останавливается</translation>
        </message>
        <message>
            <source>the assembly, step by step</source>
            <translation>сборка, шаг за шагом</translation>
        </message>
        <message>
            <source>the disk has {free} left</source>
            <translation>на диске осталось {free}</translation>
        </message>
        <message>
            <source>the least wall must be 0.05 to 10 mm, is '{text}'</source>
            <translation>наименьшая стенка должна быть от 0,05 до 10 мм, а указано «{text}»</translation>
        </message>
        <message>
            <source>the one that is shown: {step}</source>
            <translation>тот, что показан: {step}</translation>
        </message>
        <message>
            <source>the whole station</source>
            <translation>вся станция</translation>
        </message>
        <message>
            <source>they touch or reach into each other</source>
            <translation>касаются или заходят друг в друга</translation>
        </message>
        <message>
            <source>this display has OpenGL {found}, and the view needs {needed} or later</source>
            <translation>на этом экране OpenGL {found}, а виду нужен {needed} или новее</translation>
        </message>
        <message>
            <source>this would need {size} of memory: take MP4 or WebM, a smaller size, fewer seconds or pictures</source>
            <translation>понадобится {size} памяти: возьмите MP4 или WebM, меньший размер, меньше секунд или кадров</translation>
        </message>
        <message>
            <source>those that are there and have not changed stay as they are</source>
            <translation>те, что уже есть и не изменились, остаются как есть</translation>
        </message>
        <message>
            <source>translucent</source>
            <translation>полупрозрачно</translation>
        </message>
        <message>
            <source>upright, for feeds</source>
            <translation>вертикальный, для лент</translation>
        </message>
        <message>
            <source>upright, for phones</source>
            <translation>вертикальный, для телефонов</translation>
        </message>
        <message>
            <source>what is selected: {names}</source>
            <translation>выбранное: {names}</translation>
        </message>
        <message>
            <source>what is shown: {names}</source>
            <translation>показанное: {names}</translation>
        </message>
        <message>
            <source>who is to be named, in small print</source>
            <translation>кого назвать мелким шрифтом</translation>
        </message>
        <message>
            <source>years</source>
            <translation>лет</translation>
        </message>
        <message>
            <source>{count} nodes</source>
            <translation>узлов: {count}</translation>
        </message>
        <message>
            <source>{count} of them</source>
            <translation>{count} шт.</translation>
        </message>
        <message>
            <source>{count} pictures</source>
            <translation>кадров: {count}</translation>
        </message>
        <message>
            <source>{count} triangles</source>
            <translation>треугольников: {count}</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>от {first} до {last}</translation>
        </message>
        <message>
            <source>{folder}: {words}</source>
            <translation>{folder}: {words}</translation>
        </message>
        <message>
            <source>{length} m</source>
            <translation>{length} м</translation>
        </message>
        <message>
            <source>{length} m on its longest side</source>
            <translation>{length} м по самой длинной стороне</translation>
        </message>
        <message>
            <source>{length} mm at 1:{scale}</source>
            <translation>{length} мм в масштабе 1:{scale}</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>от {low} до {high}</translation>
        </message>
        <message>
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes} мин {seconds} с</translation>
        </message>
        <message>
            <source>{modules}, {ships}</source>
            <translation>{modules}, {ships}</translation>
        </message>
        <message>
            <source>{names} and {count} more</source>
            <translation>{names} и ещё {count}</translation>
        </message>
        <message>
            <source>{name} has no parameters.</source>
            <translation>У модуля «{name}» нет параметров.</translation>
        </message>
        <message>
            <source>{name} has problems; the last good model stays</source>
            <translation>В {name} есть ошибки; остаётся последняя исправная модель</translation>
        </message>
        <message>
            <source>{name} is made: {size}.</source>
            <translation>Готово: {name}, {size}.</translation>
        </message>
        <message>
            <source>{name} is open</source>
            <translation>Открыто: {name}</translation>
        </message>
        <message>
            <source>{name} was read again</source>
            <translation>Прочитано заново: {name}</translation>
        </message>
        <message>
            <source>{name}: changes {count} elements of this module alike.</source>
            <translation>{name}: одинаково меняет элементы этого модуля, их {count}.</translation>
        </message>
        <message>
            <source>{name}: {triangles} triangles in {meshes} meshes, {size}</source>
            <translation>{name}: треугольников — {triangles}, сеток — {meshes}, {size}</translation>
        </message>
        <message>
            <source>{path}: there is no such file</source>
            <translation>{path}: такого файла нет</translation>
        </message>
        <message>
            <source>{rate} pictures a second</source>
            <translation>{rate} кадров в секунду</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} с</translation>
        </message>
        <message>
            <source>{sides} cm in print at 300 dpi</source>
            <translation>{sides} см в печати при 300 точках на дюйм</translation>
        </message>
        <message>
            <source>{sides} m, life size: long, broad, high</source>
            <translation>{sides} м в натуре: длина, ширина, высота</translation>
        </message>
        <message>
            <source>{size} GB</source>
            <translation>{size} ГБ</translation>
        </message>
        <message>
            <source>{size} MB</source>
            <translation>{size} МБ</translation>
        </message>
        <message>
            <source>{size} kB</source>
            <translation>{size} КБ</translation>
        </message>
        <message>
            <source>{time} long</source>
            <translation>длится {time}</translation>
        </message>
        <message>
            <source>{width} × {height}  as the window</source>
            <translation>{width} × {height}  как окно</translation>
        </message>
        <message>
            <source>Русский</source>
            <translation>Русский</translation>
        </message>
    </context>
</TS>
