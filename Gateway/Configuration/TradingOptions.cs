namespace Gateway.Configuration;

/// <summary>The trading mode and the rules for orders.</summary>
internal sealed record TradingOptions : IValidatableObject
{
    [Setting]
    [Description("ReadOnly hides every tool that sends orders. Paper allows orders for paper accounts only. Live is refused by this version.")]
    public TradingMode Mode { get; init; } = TradingMode.Paper;

    [Setting]
    [Description(
        "Elicitation: before an order is sent or changed, the person at the MCP client is shown it and asked; no answer, no order. Callers that "
        + "cannot show a form, plain HTTP included, are refused. Cancelling needs no approval.")]
    public TradingApproval Approval { get; init; } = TradingApproval.None;

    [Setting(Example = "/var/lib/gateway")]
    [Description(
        "A folder for what must outlive a restart: the audit log, the kill switch and the keys of exercises. Empty keeps them in memory: a restart "
        + "forgets them.")]
    public string DataDirectory { get; init; } = string.Empty;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Mode == TradingMode.Live)
            yield return new ValidationResult("must be ReadOnly or Paper: this version does not trade live accounts", [nameof(Mode)]);
    }
}
