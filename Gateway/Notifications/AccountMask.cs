namespace Gateway.Notifications;

/// <summary>Hides account ids in texts that leave this machine.</summary>
internal static class AccountMask
{
    private const int Shown = 2;

    /// <summary>"account DU1234567" as "account DU*67".</summary>
    public static string Hide(string text, IEnumerable<string> accounts)
    {
        foreach (var account in accounts.Where(account => account.Length > Shown).OrderByDescending(account => account.Length))
            text = text.Replace(account, LettersOf(account) + "*" + account[^Shown..], StringComparison.OrdinalIgnoreCase);
        return text;
    }

    private static string LettersOf(string account) => new([.. account.TakeWhile(char.IsAsciiLetter)]);
}
