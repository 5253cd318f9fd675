/** Who is nobody: every spelling of an account that is gone or never had a name, and no name of anybody. */
import { describe, expect, it } from "vitest";
import { isGoneText, nobodyOf } from "./index.js";

describe("nobody", () => {
  it.each([
    "[deleted]",
    "u/[deleted]",
    "/u/[deleted]",
    "[removed]",
    "deleted",
    "DELETED",
    " Deleted  Account ",
    "deleted_user",
    "<deleted>",
    "[ Removed by Reddit ]",
    "https://www.reddit.com/user/[deleted]",
    "Deleted User#0000",
    "@deleted",
    "Gelöschtes Konto",
    "Compte supprimé",
    "usuario eliminado",
    "Удалённый аккаунт",
    "удаленный аккаунт",
    "حساب حذف‌شده",
    "حساب محذوف",
    "账号已注销",
    "削除されたアカウント",
    "삭제된 계정",
    "Silinen Hesap",
  ])("%s is an account that is gone", (name) => {
    expect(nobodyOf(name)).toBe("deleted");
  });

  it.each(["Anonymous", "unknown user", "匿名", "Facebook User", "-", "***", "[]", ""])(
    "%s never had a name",
    (name) => {
      expect(nobodyOf(name)).toBe("nameless");
    },
  );

  it.each([
    "deleted_scenes",
    "u/user_1",
    "removed42",
    "anonymous_fan",
    "deleted.user.4711",
    "🔥🔥",
    "ДА",
    "x",
    "12345",
  ])("%s is somebody", (name) => {
    expect(nobodyOf(name)).toBe(null);
  });

  it("a text is gone where a platform says so in brackets, not where somebody writes the word", () => {
    expect(["[deleted]", "[removed]", "[ Removed by Reddit ]", "[gelöscht]"].map(isGoneText)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["deleted", "[deleted scene]", "removed [deleted]", ""].map(isGoneText)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
