using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.Orders;
using Gateway.Tws.Api.Orders;

namespace Gateway.Tools.Options;

/// <summary>TWS's answer to an exercise instruction.</summary>
internal sealed record ExerciseResult : IToolSummary
{
    [Description("confirmed: TWS accepted it. rejected: it has no effect. unknown: it may work; do not send it again.")]
    public required OrderOutcome Outcome { get; init; }

    public required ExerciseChoice Action { get; init; }

    public required ContractInfo Contract { get; init; }

    public required int Quantity { get; init; }

    public required string Account { get; init; }

    [Description("Order id of the instruction at TWS, to follow or cancel it.")]
    public required int OrderId { get; init; }

    public long? PermId { get; init; }

    [Description("TWS's status text: PreSubmitted until IB carries it out.")]
    public string? Status { get; init; }

    public ReasonView? Reason { get; init; }

    [Description("Where it waits for a person's approval.")]
    public ApprovalPlace? Approval { get; init; }

    public IReadOnlyList<TwsNote>? Warnings { get; init; }

    [Description("The caller's own key.")]
    public string? OrderRef { get; init; }

    [Description("True when the orderRef was used before: nothing was sent now, and this is TWS's earlier answer.")]
    public bool? AlreadySent { get; init; }

    [Description("The next step, when there is one.")]
    public string? NextStep { get; init; }

    string IToolSummary.Summary => Outcome switch
    {
        OrderOutcome.Rejected => $"REJECTED: {Terms} was refused.{OutcomeLine.Reason(Reason)}",
        OrderOutcome.Staged => $"STAGED, nothing sent: {Terms} waits for a person's approval at {Approval?.Path}.",
        OrderOutcome.Unknown => $"UNKNOWN: {Terms} may have been taken. Do not send it again.",
        _ => $"{Terms}: {Status ?? "confirmed"}.",
    };

    bool IToolSummary.Failed => OrderJudge.IsNotWorking(Outcome);

    private string Terms => string.Create(
        CultureInfo.InvariantCulture, $"{EnumName<ExerciseChoice>.Of(Action)} {Quantity} {QuoteLine.NameOf(Contract)}");
}

/// <summary>What to do with an option.</summary>
internal enum ExerciseChoice
{
    [JsonStringEnumMemberName("exercise")]
    Exercise,

    [JsonStringEnumMemberName("lapse")]
    Lapse,
}
