"""Pages that answer 200 and hold nothing, as such pages look; and ordinary pages that are easily taken for them.

All wording is ours, after kinds of pages anybody meets. (kind, title, heading, text, asks for a password)
"""

import html

HOLLOW = (
    ("bot check", "Just a moment...", "news.example", "Verifying you are human. This may take a few seconds. news.example needs to review the security of your connection before proceeding. Ray ID: 8a7f", False),
    ("bot check", "Attention Required!", "Sorry, you have been blocked", "You are unable to access news.example. Why have I been blocked? This website is using a security service to protect itself from online attacks.", False),
    ("bot check", "news.example", "", "Please enable cookies. One more step. Please complete the security check to access news.example", False),
    ("bot check", "Access Denied", "Access Denied", "You don't have permission to access this page on this server. Reference #18.9f", False),
    ("bot check", "news.example", "Are you a robot?", "To continue, please click the box below to let us know you're not a robot.", False),
    ("bot check", "DDoS-Guard", "", "Checking your browser before accessing news.example. Please wait a few seconds.", False),
    ("bot check", "Sorry...", "", "We're sorry but your computer or network may be sending automated queries. Our systems have detected unusual traffic from your network.", False),
    ("bot check", "Pardon Our Interruption", "", "As you were browsing something about your browser made us think you were a bot.", False),
    ("bot check", "Human Verification", "", "Let's confirm you are human. Complete the security check before continuing.", False),
    ("bot check", "Video", "", "Please enable JavaScript to continue using this application.", False),
    ("bot check", "Zugriff verweigert", "Zugriff verweigert", "Sie haben keine Berechtigung, diese Seite aufzurufen.", False),
    ("bot check", "Vérification", "", "Veuillez patienter, nous vérifions votre navigateur.", False),
    ("log-in wall", "Log in or sign up to view", "", "See posts, photos and more. Email or phone. Password. Forgot password? Create new account", True),
    ("log-in wall", "Login • Pictures", "", "Phone number, username, or email. Password. Log in. Don't have an account? Sign up", True),
    ("log-in wall", "Log in to Chirper", "", "Happening now. Join today.", False),
    ("log-in wall", "Channel", "You must log in to continue.", "Log in to see this page. Email address. Password.", True),
    ("log-in wall", "Sign in", "Sign in", "Use your account to continue.", True),
    ("log-in wall", "Войти", "Войти", "Телефон или почта. Пароль. Забыли пароль?", True),
    ("log-in wall", "تسجيل الدخول", "تسجيل الدخول", "البريد الإلكتروني أو الهاتف. كلمة السر. نسيت كلمة السر؟", True),
    ("log-in wall", "Anmelden", "Anmelden", "E-Mail oder Telefon. Passwort. Passwort vergessen?", True),
    ("log-in wall", "Se connecter", "", "Adresse e-mail. Mot de passe. Mot de passe oublié ?", True),
    ("log-in wall", "Giriş yap", "", "E-posta. Şifre. Şifreni mi unuttun?", True),
    ("log-in wall", "Private group", "", "This group is private. Join group to see posts. Log in or sign up.", False),
    ("log-in wall", "Age check", "", "Sign in to confirm your age. This video may be inappropriate for some users.", False),
    ("not found", "Page not found", "404", "The page you requested could not be found.", False),
    ("not found", "Chirper", "", "Hmm...this page doesn't exist. Try searching for something else.", False),
    ("not found", "Video unavailable", "", "This video isn't available anymore.", False),
    ("not found", "News Example", "", "Sorry, this content isn't available right now. When this happens, it's usually because the owner only shared it with a small group of people or it's been deleted.", False),
    ("not found", "Post", "", "This post was deleted by its author or is no longer available.", False),
    ("not found", "Account suspended", "Account suspended", "Chirper suspends accounts which violate the rules.", False),
    ("not found", "Seite nicht gefunden", "", "Die gewünschte Seite gibt es nicht mehr.", False),
    ("not found", "Page introuvable", "", "La page demandée n'existe pas.", False),
    ("not found", "Página no encontrada", "", "No pudimos encontrar lo que buscas.", False),
    ("not found", "الصفحة غير موجودة", "", "عذرا، لم نجد ما تبحث عنه.", False),
    ("not found", "Страница не найдена", "", "Такой страницы нет.", False),
    ("not found", "news.example", "", "This domain is for sale. Make an offer.", False),
    ("not found", "Article", "Oops!", "We can't find the page you are looking for. It may have been moved.", False),
    ("not found", "Kanal", "", "If you have Messenger, you can contact this channel right away. This channel can't be displayed.", False),
    ("cookie wall", "Before you continue to Videos", "Before you continue", "We use cookies and data to deliver and maintain services. Accept all. Reject all. More options", False),
    ("cookie wall", "news.example", "We value your privacy", "We and our 842 partners store and access information on a device, such as cookies. Accept all. Manage options.", False),
    ("cookie wall", "news.example", "", "Wir und unsere Partner verwenden Cookies. Alle akzeptieren. Einstellungen", False),
    ("cookie wall", "news.example", "", "Continuer sans accepter. Tout accepter. Nous utilisons des cookies", False),
    ("cookie wall", "Your privacy choices", "", "Click agree to let us process data. You can change your mind any time.", False),
    ("cookie wall", "news.example", "", "Consent to the use of cookies to read on with advertising, or take a pure subscription. Agree and continue", False),
    ("paywall", "Nine houses burned", "Nine houses burned in Amerli", "At least nine houses were burned on Friday. Subscribe to continue reading. Already a subscriber? Sign in", False),
    ("paywall", "Nine houses burned", "Nine houses burned in Amerli", "Au moins neuf maisons ont brûlé vendredi. Cet article est réservé aux abonnés.", False),
    ("paywall", "Nine houses burned", "Nine houses burned in Amerli", "You've reached your limit of free articles. Start your free trial.", False),
    ("paywall", "Nine houses burned", "", "This story is for members only. To read the full story, become a member.", False),
    ("paywall", "Neun Häuser", "Neun Häuser brannten", "Mindestens neun Häuser brannten am Freitag. Weiterlesen mit Plus. Jetzt Abo abschließen.", False),
    ("paywall", "Subscription required", "", "Keep reading for 1 a week.", False),
)  # fmt: skip

STORY = (
    "At least nine houses were burned in the village on Friday, two residents said by telephone. ",
    "Militiamen came back after the siege was lifted and set fire to one house after another, according to them. ",
    "A satellite image of the third of September shows black roofs along the northern road. ",
    "The provincial council has asked for a count of the damage, and the army says it knows of no order. ",
    "Families who left for the next town have not been told when they may return. ",
    "A teacher said that the school still stands, but that its doors and windows are gone. ",
)

ORDINARY = (
    ("An article", "Nine houses burned in Amerli", 12, "", False),
    ("A short notice", "Nine houses burned in Amerli", 1, "", False),
    ("An article about captchas", "Why a captcha no longer stops robots", 14, "The site asks visitors to complete the security check and to verify they are human.", False),
    ("An article about what was not found", "Mass grave not found, investigators say", 12, "The article could not find a witness.", False),
    ("An article beside a log-in box", "Nine houses burned in Amerli", 12, "Log in. Forgot password? Create an account to comment.", True),
    ("An article under a cookie banner", "Nine houses burned in Amerli", 12, "We use cookies to improve our site. Accept all cookies. Reject all.", False),
    ("An article that asks for support", "Nine houses burned in Amerli", 12, "Subscribe now to continue reading stories like this. Already a subscriber? Sign in.", False),
    ("An article about a removed post", "Minister's post has been removed", 12, "The video is no longer available, and the account has been suspended.", False),
    ("A short article in a thin page", "Council counts burned houses", 2, "Home World Sport Contact", False),
    ("A press statement", "Statement on the events in Amerli", 3, "For more, write to the press office.", False),
    ("An article about passwords", "Army unit sold log-in data", 12, "Employees had to sign in to see the lists, and many had forgotten their password.", False),
    ("A gallery", "In pictures: Amerli after the siege", 1, "1 of 12. 2 of 12. 3 of 12.", False),
    ("An article that speaks of denial", "Access denied to aid convoy", 14, "", False),
    ("A social post", "A resident on Chirper: nine houses are gone", 1, "3 replies, 17 reposts", False),
    ("A court's notice", "Case 404/2014, decision", 6, "", False),
    ("An Arabic article", "حرق تسعة منازل في آمرلي", 12, "تسجيل الدخول للتعليق", False),
)  # fmt: skip
"""(what it is, title, sentences of story, words around it, asks for a password)"""

SIZES = (0, 1, 2)
"""Each ordinary page comes three times: as it is, with navigation, and with a footer."""

NAVIGATION = "Home. World. Middle East. Video. Log in. Subscribe. Search. Menu. "
FOOTER = "Contact. Imprint. Privacy. Cookie settings. Terms. Manage preferences. All rights reserved. "


def hollow_page(row: tuple[str, str, str, str, bool]) -> bytes:
    _, title, heading, text, password = row
    return _page(title, heading, f"<p>{html.escape(text)}</p>", is_password=password)


def ordinary_page(row: tuple[str, str, int, str, bool], size: int) -> bytes:
    _, title, sentences, around, password = row
    story = "".join(STORY[n % len(STORY)] for n in range(sentences))
    body = f"<div>{html.escape(around)}</div><p>{story}</p>"
    body = f"<nav>{NAVIGATION}</nav>{body}" if size else body
    body = f"{body}<footer>{FOOTER}</footer>" if size > 1 else body
    return _page(title, title, body, is_password=password)


def _page(title: str, heading: str, body: str, *, is_password: bool) -> bytes:
    form = "<form><input name=u><input type=password name=p></form>" if is_password else ""
    heading = f"<h1>{html.escape(heading)}</h1>" if heading else ""
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{html.escape(title)}</title></head><body>{heading}{body}{form}</body></html>"
    return page.encode()


LATER_HOLLOW = (
    ("bot check", "Security checkpoint", "", "We're making sure that you are a real visitor. Press and hold the button until it turns green.", False),
    ("bot check", "One moment, please...", "", "Please wait while your request is being verified...", False),
    ("bot check", "403 Forbidden", "403 Forbidden", "nginx", False),
    ("bot check", "Request unsuccessful", "", "Request unsuccessful. Incident ID: 1170-448", False),
    ("bot check", "news.example", "", "You need to enable JavaScript to run this app.", False),
    ("bot check", "Error 1020", "Access denied", "This website is using a security service.", False),
    ("bot check", "Rate limited", "Too many requests", "Slow down. You have sent too many requests in a short time.", False),
    ("bot check", "\u062a\u062d\u0642\u0642", "", "\u064a\u0631\u062c\u0649 \u0627\u0644\u062a\u0623\u0643\u062f \u0645\u0646 \u0623\u0646\u0643 \u0644\u0633\u062a \u0631\u0648\u0628\u0648\u062a\u0627", False),
    ("log-in wall", "Welcome back", "", "Continue with your e-mail. Continue with your phone. New here? Register", True),
    ("log-in wall", "Members area", "Members area", "Please log in with your user name and password.", True),
    ("log-in wall", "Photos", "", "See more on Pictures. Sign up for an account or log in to see photos from friends.", False),
    ("log-in wall", "Connexion requise", "", "Vous devez \u00eatre connect\u00e9 pour voir cette page.", False),
    ("log-in wall", "Iniciar sesi\u00f3n", "", "Correo electr\u00f3nico. Contrase\u00f1a.", True),
    ("log-in wall", "\u0410\u0432\u0442\u043e\u0440\u0438\u0437\u0430\u0446\u0438\u044f", "", "\u041b\u043e\u0433\u0438\u043d. \u041f\u0430\u0440\u043e\u043b\u044c.", True),
    ("not found", "Oops", "Something went wrong", "The thing you are after has gone. Go to the front page.", False),
    ("not found", "Error 404", "", "Nothing here.", False),
    ("not found", "Chirper", "", "This account owner limits who can view their posts.", False),
    ("not found", "Gone", "410 Gone", "The resource is no longer here and no forwarding address is known.", False),
    ("not found", "Index of /", "Index of /", "Parent Directory", False),
    ("not found", "Sayfa bulunamad\u0131", "", "Arad\u0131\u011f\u0131n\u0131z sayfa yok.", False),
    ("cookie wall", "Cookie notice", "", "To read this page, agree to our use of cookies or subscribe.", False),
    ("cookie wall", "Datenschutz", "", "Mit Werbung und Cookies weiterlesen. Zustimmen und weiter.", False),
    ("paywall", "Houses burned", "Houses burned", "At least nine houses were burned. Sign up for a subscription to see the rest of this report.", False),
    ("paywall", "Houses burned", "Houses burned", "At least nine houses were burned. This content is exclusive to premium members.", False),
)  # fmt: skip
"""Written after the rules were set, and looked at once."""

LATER_ORDINARY = (
    ("A thin forum post", "Re: list of burned houses", 2, "Reply. Quote. Report. You must be logged in to post.", False),
    ("A page with a newsletter box", "Amerli, street by street", 10, "Sign up for our newsletter and never miss a story. Your e-mail.", False),
    ("An agency flash", "Iraq-Amerli-Houses", 1, "", False),
    ("An article about a login leak", "How the checkpoint database leaked", 12, "Users log in to continue to a list of names.", True),
    ("A statement on privacy", "We value your privacy: what the council said on phone checks", 12, "", False),
    ("A table of places", "Damage by village", 3, "Amerli 9. Bir Ahmed 7. Habash 4. Yengija 11.", False),
    ("An article on a denied visa", "Access to site denied to monitors", 11, "Reference 18.9.", False),
    ("A Russian article", "\u0414\u0435\u0432\u044f\u0442\u044c \u0434\u043e\u043c\u043e\u0432", 9, "\u0412\u043e\u0439\u0442\u0438. \u041f\u043e\u0434\u043f\u0438\u0441\u0430\u0442\u044c\u0441\u044f.", False),
    ("A blog's short entry", "Back in the village", 2, "Posted by A. Leave a comment. Log in to leave a comment.", False),
    ("A video page with words", "Video: Amerli from the air", 2, "Share. Save. 3,204 views. Up next.", False),
)  # fmt: skip
