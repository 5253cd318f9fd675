/**
 * Authors that are nobody: the words that platforms and exports write where an account is gone or never had a name. One list and one
 * comparison for all formats: under any spelling left in, thousands of rows would be one very busy account.
 */

/** What stands in place of an author: an account that is gone, or none that was ever named. */
export type Nobody = "deleted" | "nameless";

const DELETED =
  "deleted|removed|deleted account|account deleted|deleted user|user deleted|deleted by user|deleted deleted|removed account|removed user|account removed|user removed|removed by reddit|removed by moderator|suspended|suspended account|account suspended|suspended user|user suspended|deactivated|deactivated account|account deactivated|deactivated user|account unavailable|unavailable account|user unavailable|user not found|account not found|banned account|banned user|deleted profile|this account has been deleted|this user has been deleted|gelöscht|gelöschtes konto|konto gelöscht|gelöschter account|account gelöscht|gelöschter nutzer|gelöschter benutzer|nutzer gelöscht|benutzer gelöscht|gelöschtes profil|supprimé|compte supprimé|utilisateur supprimé|profil supprimé|eliminado|eliminada|cuenta eliminada|usuario eliminado|perfil eliminado|borrado|cuenta borrada|usuario borrado|cuenta suspendida|excluído|conta excluída|usuário excluído|conta eliminada|utilizador eliminado|perfil excluído|removido|eliminato|account eliminato|utente eliminato|profilo eliminato|account cancellato|utente cancellato|rimosso|verwijderd|verwijderd account|account verwijderd|verwijderde gebruiker|gebruiker verwijderd|usunięty|usunięte|usunięte konto|konto usunięte|usunięty użytkownik|użytkownik usunięty|удалён|удален|удалено|удалённый аккаунт|удаленный аккаунт|аккаунт удалён|аккаунт удален|удалённый пользователь|удаленный пользователь|пользователь удалён|пользователь удален|видалено|видалений акаунт|акаунт видалено|видалений обліковий запис|видалений користувач|користувача видалено|silindi|silinmiş|silinmiş hesap|silinen hesap|hesap silindi|silinmiş kullanıcı|محذوف|حساب محذوف|الحساب محذوف|تم حذف الحساب|مستخدم محذوف|حذف شده|حساب حذف شده|اکانت حذف شده|کاربر حذف شده|akun terhapus|akun dihapus|akun yang dihapus|dihapus|pengguna dihapus|akaun dipadam|đã xóa|tài khoản đã xóa|người dùng đã xóa|已删除|已刪除|已删除的用户|已删除用户|已刪除的帳號|已刪除的用戶|帐号已删除|账号已删除|帳號已刪除|已注销|账号已注销|帐号已注销|用户已注销|该用户已注销|削除済み|削除済みアカウント|削除されたアカウント|削除されたユーザー|退会したユーザー|삭제됨|삭제된 계정|삭제된 사용자|탈퇴한 사용자|탈퇴한 회원|हटाया गया|हटाया गया खाता|हटाया गया अकाउंट|raderat|raderat konto|raderad användare|borttagen|borttaget konto|borttagen användare|slettet|slettet konto|slettet bruger|slettet bruker|poistettu|poistettu tili|smazáno|smazaný účet|smazaný uživatel|odstraněno|vymazaný účet|törölt|törölt fiók|törölt felhasználó|șters|cont șters|utilizator șters|изтрит|изтрит акаунт|διαγραμμένος λογαριασμός|διαγραμμένος χρήστης|διαγράφηκε|נמחק|חשבון שנמחק|משתמש שנמחק";
const NAMELESS =
  "anonymous|anon|anonymous user|unknown|unknown user|unknown account|no name|not available|none|null|nan|undefined|facebook user|instagram user|linkedin member|unbekannt|anonym|anonyme|inconnu|utilisateur inconnu|utilisateur facebook|anónimo|anónima|desconocido|usuario de facebook|anônimo|desconhecido|anonimo|sconosciuto|anoniem|onbekend|anonimowy|nieznany|аноним|неизвестно|неизвестный|анонім|невідомий|anonim|bilinmeyen|مجهول|غير معروف|ناشناس|نامشخص|匿名|匿名用户|匿名用戶|未知|不明|名無し|名無しさん|익명|알 수 없음";

const KINDS: ReadonlyMap<string, Nobody> = new Map([
  ...NAMELESS.split("|").map((name) => [folded(name), "nameless"] as const),
  ...DELETED.split("|").map((name) => [folded(name), "deleted"] as const),
]);

const LONGEST = 120;

/** The words of a name alone: no `u/` or `@` before it, no brackets or marks, one space between, in small letters. */
function folded(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .trim()
    .replace(/^https?:\/\/\S*\/(?=[^/]+\/?$)/, "")
    .replace(/^(?:\/?(?:u|user)\/|@)/, "")
    .replace(/#0{4}$/, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/** Whether a name stands for nobody, and why; null for a name. Marks alone are no name. */
export function nobodyOf(name: string): Nobody | null {
  if (name.length > LONGEST) return null;
  if (/^[\s!-/:-@[-`{-~–—]*$/.test(name)) return "nameless";
  return KINDS.get(folded(name)) ?? null;
}

/** Whether a text is what a platform leaves of a post that is gone: words for deleted, in brackets. */
export const isGoneText = (text: string): boolean =>
  /^\s*\[.*\]\s*$/.test(text) && nobodyOf(text) === "deleted";
