"""How layouts are called in the templates of the world: our layout → names, in the languages of PowerPoint.

Names are compared without case, accents' forms, punctuation and numbers. The list helps where a layout
says nothing else about itself; a brand's slides.yml comes before it.
"""

from __future__ import annotations

import re
import unicodedata

KNOWN: dict[str, tuple[str, ...]] = {
    "title": (
        *("Title Slide", "Cover", "Diapositive de titre", "Titre", "Page de garde", "Diapositiva de título", "Portada"),
        *(
            "Titelfolie",
            "Diapositiva titolo",
            "Slide de título",
            "Titeldia",
            "Титульный слайд",
            "شريحة عنوان",
            "标题幻灯片",
        ),
    ),
    "section": (
        *("Section Header", "Divider", "En-tête de section", "Titre de section", "Intercalaire"),
        *("Encabezado de sección", "Abschnittsüberschrift", "Intestazione sezione", "Cabeçalho da Seção"),
        *("Sectiekop", "Заголовок раздела", "عنوان المقطع", "رأس المقطع", "节标题"),
    ),
    "content": (
        *("Title and Content", "Text", "Titre et contenu", "Contenu", "Título y objetos", "Título y contenido"),
        *("Titel und Inhalt", "Titolo e contenuto", "Título e conteúdo", "Titel en object"),
        *("Заголовок и объект", "عنوان ومحتوى", "标题和内容"),
    ),
    "overview": (
        *("Two Content", "Deux contenus", "Dos objetos", "Dos contenidos", "Zwei Inhalte", "Due contenuti"),
        *("Dois conteúdos", "Inhoud van twee", "Два объекта", "محتويان", "两栏内容", "Vue d’ensemble", "Sommaire"),
        *("Resumen", "نظرة عامة"),
    ),
    "comparison": (
        *("Compare", "Comparaison", "Comparación", "Vergleich", "Confronto", "Comparação", "Vergelijking"),
        *("Сравнение", "مقارنة", "比较"),
    ),
    "columns": ("Two columns", "Deux colonnes", "Dos columnas", "Zwei Spalten", "عمودان"),
    "three-columns": ("Three columns", "Trois colonnes", "Tres columnas", "Drei Spalten", "ثلاثة أعمدة"),
    "table": (
        "Title and Table",
        "Tableau",
        "Titre et tableau",
        "Tabla",
        "Tabelle",
        "Tabella",
        "Tabela",
        "جدول",
        "表格",
    ),
    "figure": (
        *("Picture", "Image", "Illustration", "Figura", "Imagen"),
        *("Bild", "Abbildung", "صورة", "شكل"),
    ),
    "agenda": ("Timetable", "Programme", "Ordre du jour", "Programa", "Orden del día", "Tagesordnung", "جدول الأعمال"),
    "question": ("Question to the room", "Pregunta", "Frage", "Domanda", "Pergunta", "سؤال"),
    "exercise": ("Activity", "Exercice", "Activité", "Ejercicio", "Actividad", "Übung", "Exercício", "تمرين", "نشاط"),
    "key-messages": (
        *("Key points", "Key takeaways", "Messages clés", "Points clés", "Mensajes clave", "Kernaussagen"),
        *("Mensagens principais", "الرسائل الرئيسية"),
    ),
    "statement": ("Quote", "Citation", "Affirmation", "Cita", "Declaración", "Zitat", "Citazione", "اقتباس"),
    "closing": (
        *("End", "Thank you", "Fin", "Merci", "Conclusion", "Clôture", "Cierre", "Gracias", "Schluss", "Danke"),
        *("Chiusura", "Encerramento", "ختام", "خاتمة", "شكرا"),
    ),
}


def plain(name: str) -> str:
    """A name by which others of the same sense are found: `1_Titre et contenu` is `titre et contenu`."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("_", " ")
    return " ".join(re.findall(r"[^\W\d]+", text))


def known_as(name: str) -> str:
    """Our layout that is called so; "" where nobody calls one so."""
    return _OURS.get(plain(name), "")


_OURS = {plain(name): ours for ours, names in KNOWN.items() for name in (ours, *names)}
