namespace Gateway.Configuration;

/// <summary>The trading mode and the rules for orders.</summary>
internal sealed record TradingOptions : IValidatableObject
{
    [Setting]
    [Description("ReadOnly hides every tool that sends orders. Paper allows orders on paper accounts only. This version refuses Live.")]
    public TradingMode Mode { get; init; } = TradingMode.Paper;

    [Setting]
    [Description(
        "Elicitation: before an order is sent or changed, the MCP client shows it to the person and asks for approval. Without approval, and for "
        + "callers that cannot show a form, such as plain HTTP, the order is refused. Cancelling needs no approval.")]
    public TradingApproval Approval { get; init; } = TradingApproval.None;

    [Setting(Example = "/var/lib/gateway")]
    [Description(
        "Folder for data that must survive a restart: the audit log, the kill switch and the exercise references. If it is empty they are kept in "
        + "memory, and a restart discards them.")]
    public string DataDirectory { get; init; } = string.Empty;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Mode == TradingMode.Live)
            yield return new ValidationResult("must be ReadOnly or Paper: this version does not trade live accounts", [nameof(Mode)]);
    }
}
