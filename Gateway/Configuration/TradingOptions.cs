namespace Gateway.Configuration;

/// <summary>The trading mode and the rules for orders.</summary>
internal sealed record TradingOptions
{
    [Setting]
    [Description(
        "ReadOnly hides every tool that sends orders. Paper allows orders on paper accounts only. Live also allows them on the accounts of "
        + "TRADING_LIVE_ACCOUNTS, and needs the settings that docs/live.md lists.")]
    public TradingMode Mode { get; init; } = TradingMode.Paper;

    [Setting(Example = "Elicitation")]
    [Description(
        "Elicitation: before an order is sent or changed, the MCP client shows it to the person and asks for approval. Without approval, and for "
        + "callers that cannot show a form, such as plain HTTP, the order is refused. Web: every order and change waits until a person approves it "
        + "on the gateway's page, with a code from the console. Deny: no order is sent or changed. Cancelling needs no approval.")]
    public TradingApproval Approval { get; init; } = TradingApproval.None;

    [Setting, Limit]
    [Description(
        "How far, in per cent, the market may move against an order that takes its price (MKT and others without a limit) between the moment when it "
        + "was shown, in a preview or for approval, and the moment when it is sent. Beyond it the order is shown again.")]
    public decimal PriceBandPercent { get; init; } = 2;

    [Setting(Example = "U1234567,U7654321"), AccountIds]
    [Description("The live accounts that receive orders in the mode Live. Orders for any other live account are refused.")]
    public IReadOnlyList<string> LiveAccounts { get; init; } = [];

    /// <summary>The value of <see cref="DataDirectory"/> that keeps everything in memory.</summary>
    public const string InMemory = ":memory:";

    [Setting(Example = "/var/lib/gateway")]
    [Description(
        "Folder for data that must survive a restart: the order journal, the audit log, the kill switch and the exercise references. If it is empty: "
        + "gateway in the user's folder for data ($XDG_DATA_HOME or ~/.local/share, %LOCALAPPDATA%, ~/Library/Application Support), and a temporary "
        + "folder for --demo. :memory: keeps nothing over a restart. Only one gateway can use a folder.")]
    public string DataDirectory { get; init; } = string.Empty;

    [Setting]
    [Description("Days that the journal keeps an order after its end, and a fill. ibkr_get_trade_history reaches as far back.")]
    [Range(1, 3650)]
    public int JournalDays { get; init; } = 7;

    [Setting]
    [Description("Days that the audit log keeps a line.")]
    [Range(1, 36500)]
    public int AuditDays { get; init; } = 365;

    [Setting]
    [Description("Size of the audit log in megabytes; the oldest lines are removed when it is larger.")]
    [Range(1, 100_000)]
    public int AuditMegabytes { get; init; } = 256;

    /// <summary>The folder; null where everything is kept in memory, as in a gateway for which no folder was opened.</summary>
    public string? Folder => DataDirectory is "" or InMemory ? null : DataDirectory;
}
