using Gateway.Instruments.Contracts;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Views;

/// <summary>One fill.</summary>
internal sealed record ExecutionRow
{
    public required string ExecId { get; init; }

    public required int OrderId { get; init; }

    public long? PermId { get; init; }

    public string? OrderRef { get; init; }

    public required string Account { get; init; }

    [Description("UTC; absent when TWS's time could not be read.")]
    public DateTimeOffset? Time { get; init; }

    [Description("As TWS wrote it.")]
    public required string TimeText { get; init; }

    public required ContractInfo Contract { get; init; }

    public required ExecutionView Execution { get; init; }

    [Description("Absent until TWS reports it.")]
    public CommissionView? CommissionReport { get; init; }

    public static ExecutionRow Of(ExecutionEntry entry) => new()
    {
        ExecId = entry.Execution.ExecId,
        OrderId = entry.Execution.OrderId,
        PermId = entry.Execution.PermId > 0 ? entry.Execution.PermId : null,
        OrderRef = entry.Execution.OrderRef.OrNull(),
        Account = entry.Execution.AcctNumber,
        Time = TwsTime.Parse(entry.Execution.Time),
        TimeText = entry.Execution.Time,
        Contract = ContractInfo.Of(entry.Contract),
        Execution = new ExecutionView
        {
            Shares = entry.Execution.Shares,
            Price = entry.Execution.Price,
            Side = entry.Execution.Side,
            Exchange = entry.Execution.Exchange.OrNull(),
            CumQty = entry.Execution.CumQty,
            AvgPrice = entry.Execution.AvgPrice,
        },
        CommissionReport = entry.Commission is not { } report
            ? null
            : new CommissionView { Commission = report.Commission, Currency = report.Currency.OrNull(), RealizedPNL = report.RealizedPNL },
    };
}

/// <summary>The execution of a fill: its size, price and side.</summary>
internal sealed record ExecutionView
{
    public required decimal Shares { get; init; }

    public required decimal Price { get; init; }

    [Description("BOT or SLD.")]
    public required string Side { get; init; }

    public string? Exchange { get; init; }

    [Description("Total filled, including this fill.")]
    public required decimal CumQty { get; init; }

    public required decimal AvgPrice { get; init; }
}

/// <summary>The commission of a fill, and the profit that it realized.</summary>
internal sealed record CommissionView
{
    public decimal? Commission { get; init; }

    public string? Currency { get; init; }

    [Description("Absent for a fill that closed nothing.")]
    public decimal? RealizedPNL { get; init; }
}
