using Gateway.Access;
using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.Contracts;

/// <summary>When contracts trade.</summary>
[Toolset("contracts", AccessScope.MarketRead)]
internal sealed class HoursTools(ContractResolver resolver, TimeProvider time)
{
    [Tool("ibkr_get_trading_hours", "Trading hours", ReadOnly = true, Idempotent = true,
        Requests = "reqContractDetails", Example = """{"contract":"AAPL","days":3}""")]
    [Description("Sessions of the coming days, regular and extended. To check if it is open: ibkr_is_market_open.")]
    public async Task<HoursResult> GetTradingHoursAsync(
        ContractArguments contract,
        [Description("Number of days.")][Range(1, 30)] int days = 7,
        CancellationToken cancellationToken = default)
    {
        var (details, total, liquid) = await HoursAsync(contract, cancellationToken);
        var zone = TwsTime.FindZone(details.TimeZoneId)!;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        var end = today.AddDays(days);
        return new HoursResult
        {
            Contract = ContractInfo.Of(details.Contract),
            TimeZone = details.TimeZoneId,
            Total = Rows(total),
            Liquid = liquid is null ? [] : Rows(liquid),
            ClosedDays = [.. total.ClosedDays.Where(day => day >= today && day < end)],
            Until = total.Sessions.Select(session => session.Day).Concat(total.ClosedDays).Select(day => (DateOnly?)day).Max(),
        };

        IReadOnlyList<HoursRow> Rows(HoursText hours) =>
             [.. hours.Sessions.Where(session => session.Day >= today && session.Day < end).Select(session => HoursRow.Of(session, zone))];
    }

    [Tool("ibkr_is_market_open", "Is the market open", ReadOnly = true, Idempotent = true,
        Requests = "reqContractDetails", Example = """{"contract":"AAPL"}""")]
    [Description("Whether a contract trades now, in which hours, and when it next opens or closes.")]
    public async Task<OpenResult> IsMarketOpenAsync(ContractArguments contract, CancellationToken cancellationToken = default)
    {
        var (details, total, liquid) = await HoursAsync(contract, cancellationToken);
        return OpenResult.Of(ContractInfo.Of(details.Contract), details.TimeZoneId, total, liquid, time.GetUtcNow());
    }

    private async Task<(ContractDetails Details, HoursText Total, HoursText? Liquid)> HoursAsync(
        ContractArguments contract, CancellationToken cancellationToken)
    {
        var details = await resolver.ResolveAsync(contract.ToContract(), cancellationToken);
        var total = HoursText.Parse(details.TradingHours, details.TimeZoneId) ?? HoursText.Parse(details.LiquidHours, details.TimeZoneId);
        return total is null
            ? throw ToolErrors.Failed(
                "no_hours", $"TWS reported no trading hours of {details.Contract.LocalSymbol.OrNull() ?? details.Contract.Symbol}.",
                "Past sessions: ibkr_get_historical_schedule.")
            : (details, total, HoursText.Parse(details.LiquidHours, details.TimeZoneId));
    }
}
