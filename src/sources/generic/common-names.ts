/**
 * Common names of columns, most usual first, by the raw field they stand for: those of programs, then words of people in many languages.
 * Compared by their words alone: `ownerId`, `owner_id` and `owner.id` are one name. Names that nothing reads by itself (`source`, `user
 * agent`, flair) stand nowhere here.
 */
import type { RawField } from "../source.js";

/** Raw field to column names. `url` and `link` are told by their values: the post's own address, or what it links to. */
const NAMES: Readonly<Partial<Record<RawField, string>>> = {
  account:
    "account, account_id, author_id, user_id, userid, sender_id, from_id, owner_id, poster_id, author.id, user.id_str, user.id, account.id, channel_id, did, author, user, username, user_name, screen_name, owner_username, author_username, account_name, sender, poster, from, author_fullname, author.username, user.username, author_unique_id, unique_id, autor, autora, auteur, autore, nutzer, benutzer, nutzername, benutzername, konto, verfasser, utilisateur, compte, nom d'utilisateur, pseudo, usuario, usuária, cuenta, nombre de usuario, usuário, utilizador, conta, nome de usuário, utente, nome utente, gebruiker, gebruikersnaam, użytkownik, nazwa użytkownika, автор, пользователь, аккаунт, имя пользователя, користувач, акаунт, обліковий запис, yazar, kullanıcı, kullanıcı adı, hesap, الكاتب, المؤلف, المستخدم, اسم المستخدم, الحساب, نویسنده, کاربر, نام کاربری, حساب, 作者, 用户, 用户名, 账号, 發文者, 使用者, 投稿者, ユーザー, ユーザー名, アカウント, 著者, 작성자, 사용자, 사용자명, 계정, penulis, pengguna, akun, nama pengguna, tác giả, người dùng, tài khoản, लेखक, उपयोगकर्ता, συντάκτης, χρήστης, λογαριασμός, αναγνωριστικό λογαριασμού, αναγνωριστικό σελίδας, όνομα χρήστη, användare, användarnamn, författare, uživatel, felhasználó, szerző, utilizator",
  post: "post, post_id, content_id, message_id, tweet_id, tweetid, status_id, comment_id, video_id, media_id, id_str, id, uri, cid, short_code, shortcode, αναγνωριστικό δημοσίευσης, beitrag_id, beitragsnummer, id de publication, id de publicación",
  time: "time, timestamp, time_utc, unix_timestamp, created_at, created_utc, timestamp_share, datetime, date_time, date_unixtime, date, published_at, published, tweet_time, post_created, create_time, creation_time, created_time, created, time_parsed, taken_at, taken_at_timestamp, posted_at, post_date, publish_date, date_published, date_created, pubdate, created_at_ms, utc_time, local_time, datum, zeit, zeitpunkt, zeitstempel, uhrzeit, veröffentlicht, veröffentlicht am, gepostet am, publié, pubblicato il, publicado el, publicado em, opublikowano, erstellt, erstellt am, datum und uhrzeit, heure, horodatage, date et heure, date de publication, publié le, fecha, hora, fecha y hora, fecha de publicación, data, data e hora, data de publicação, horário, data e ora, data di pubblicazione, tijd, tijdstip, tijdstempel, datum en tijd, czas, data i godzina, data publikacji, дата, время, дата и время, дата публикации, час, дата і час, дата публікації, tarih, zaman, tarih ve saat, yayın tarihi, التاريخ, الوقت, التاريخ والوقت, تاريخ النشر, تاریخ, زمان, تاریخ و زمان, تاریخ انتشار, 日期, 时间, 日期时间, 发布时间, 發佈時間, 發布時間, 创建时间, 日時, 投稿日時, 公開日時, 日付, 날짜, 시간, 일시, 작성일, 작성일시, 게시일, tanggal, waktu, tanggal dan waktu, ngày, thời gian, तारीख, दिनांक, समय, ημερομηνία, ώρα, χρόνος, χρόνος δημοσίευσης, ημερομηνία δημοσίευσης, tid, tidpunkt, čas, datum a čas, dátum, idő, időpont, dată, data și ora",
  account_handle:
    "account_handle, handle, screen_name, user_screen_name, username, user_name, author.username, user.username, user.screen_name, owner_username, author_username",
  account_name:
    "account_name, display_name, author_name, user_display_name, author.name, user.name, user.displayname, owner_full_name, full_name, user_name, όνομα λογαριασμού, όνομα σελίδας",
  account_created:
    "account_created, account_creation_date, account_created_at, user.created_at, author.created_at, user.created",
  account_bio: "account_bio, bio, user_profile_description, user.description, author.description",
  account_picture:
    "account_picture, portrait, avatar, profile_image_url, author.profile_image_url, user.profile_image_url",
  text: "text, full_text, message, body, tweet_text, tweet, content, caption, post_text, comment_text, message_text, selftext, comment, description, video_description, title, nachricht, inhalt, beitrag, kommentar, beitragstext, texte, contenu, commentaire, texto, mensaje, contenido, comentario, mensagem, conteúdo, comentário, testo, messaggio, contenuto, commento, tekst, bericht, inhoud, reactie, treść, wiadomość, komentarz, текст, сообщение, комментарий, содержание, повідомлення, коментар, metin, mesaj, içerik, yorum, النص, الرسالة, المحتوى, التعليق, متن, پیام, محتوا, نظر, 内容, 正文, 文本, 內容, 评论, 本文, テキスト, コメント, 내용, 본문, 댓글, teks, isi, pesan, komentar, nội dung, bình luận, संदेश, पाठ, κείμενο, μήνυμα, περιεχόμενο, σχόλιο, περιγραφή, innehåll, meddelande, obsah, zpráva, komentář, szöveg, üzenet, tartalom, conținut, mesajul",
  kind: "kind",
  repost_of:
    "repost_of, repost_id, retweet_id, retweeted_id, retweet_status_id, retweeted_status_id, retweeted_status_id_str, retweet_tweetid, retweeted_tweet.id, retweeted_status.id_str, reposted_post_id",
  reply_to:
    "reply_to, reply_id, reply_to_id, reply_to_status_id, in_reply_to_status_id, in_reply_to_status_id_str, in_reply_to_tweetid, in_reply_to_tweet_id, in_reply_to_id, parent_id",
  quote_of:
    "quote_of, quote_id, quoted_status_id, quoted_status_id_str, quoted_tweet_tweetid, quoted_tweet.id, quoted_id",
  links:
    "links, urls, link, urls_expanded_url, expanded_urls, expanded_url, outlinks, entities.urls, external_links, link_url, url, weblinks, liens, enlaces, enlace, lien, collegamenti, koppelingen, linki, ссылки, ссылка, посилання, bağlantılar, bağlantı, الروابط, الرابط, پیوندها, پیوند, لینک, 链接, 連結, リンク, 링크, tautan, लिंक, कड़ी, liên kết, σύνδεσμος, länk, odkaz, hivatkozás",
  hashtags:
    "hashtags, hashtag_names, tags, entities.hashtags, hashtag, schlagwörter, mots-dièse, etiquetas, хештеги, хэштеги, وسوم, هشتگ, 话题, 標籤, ハッシュタグ, 해시태그, tagar",
  mentions:
    "mentions, user_mentions, mentioned_users, entities.user_mentions, mentions_user_id, mentions_screen_name, erwähnungen, menciones, menções, menzioni, упоминания",
  media: "media, media_ids, image_hash, phash",
  objects: "object, objects, object_ids, object_id",
  lang: "lang, language, sprache, langue, idioma, lingua, taal, język, язык, мова, dil, اللغة, زبان, 语言, 語言, 言語, 언어, bahasa, ngôn ngữ",
  client: "client, tweet_client_name",
  platform: "platform",
};

/** Names of columns that hold the time of day beside one of the date. */
export const HOUR_NAMES =
  "hour, hours, time, time_of_day, clock, uhrzeit, zeit, stunde, heure, hora, horário, ora, orario, tijd, uur, godzina, czas, время, час, saat, الوقت, الساعة, ساعت, زمان, 时间, 時間, 時刻, 시간, 시각, jam, waktu, giờ, समय";

/** Names of columns that hold the zone of each row's clock. */
export const ZONE_NAMES =
  "timezone, time_zone, tz, utc_offset, tz_offset, zone, zeitzone, fuseau horaire, zona horaria, часовой пояс";

/** The words of a name in small letters, one space between: `ownerId`, `owner_id`, `Owner Id` and `owner.id` are one. */
export const wordsOf = (name: string): string =>
  name
    .normalize("NFKC")
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();

/** Names of a list, in words. */
export const namesOf = (list: string): readonly string[] => list.split(", ").map(wordsOf);

/** Raw field to common names, in words, most usual first. */
export const COMMON_NAMES: Readonly<Partial<Record<RawField, readonly string[]>>> = Object.fromEntries(
  Object.entries(NAMES).map(([field, list]) => [field, namesOf(list)]),
);
