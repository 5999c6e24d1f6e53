namespace Gateway.Configuration;

/// <summary>The trading mode and the rules for orders.</summary>
internal sealed record TradingOptions : IValidatableObject
{
    [Setting]
    [Description(
        "ReadOnly hides every tool that sends orders. Paper allows orders on paper accounts only. Live also allows them on the accounts of "
        + "TRADING_LIVE_ACCOUNTS, and needs the settings that docs/live.md lists.")]
    public TradingMode Mode { get; init; } = TradingMode.Paper;

    [Setting]
    [Description(
        "Elicitation: before an order is sent or changed, the MCP client shows it to the person and asks for approval. Without approval, and for "
        + "callers that cannot show a form, such as plain HTTP, the order is refused. Cancelling needs no approval. Deny: no order is sent or "
        + "changed. Web is not available in this version.")]
    public TradingApproval Approval { get; init; } = TradingApproval.None;

    [Setting(Example = "U1234567,U7654321"), AccountIds]
    [Description("The live accounts that receive orders in the mode Live. Orders for any other live account are refused.")]
    public IReadOnlyList<string> LiveAccounts { get; init; } = [];

    [Setting(Example = "/var/lib/gateway")]
    [Description(
        "Folder for data that must survive a restart: the audit log, the kill switch and the exercise references. If it is empty they are kept in "
        + "memory, and a restart discards them.")]
    public string DataDirectory { get; init; } = string.Empty;

    /// <summary>Whether there is a folder for what must survive a restart.</summary>
    public bool IsDurable => DataDirectory.Length > 0 && DataDirectory != ":memory:";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Approval == TradingApproval.Web)
            yield return new ValidationResult("must be None, Elicitation or Deny: this version cannot hold orders for its web page", [nameof(Approval)]);
    }
}
