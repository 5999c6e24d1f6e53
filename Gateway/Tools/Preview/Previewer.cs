using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tools.Orders;
using Gateway.Tools.Orders.Rules;
using Gateway.Trading;
using Gateway.Tws.Api;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tools.Preview;

/// <summary>Asks TWS for the effect of an order (what-if), and adds what follows from its price.</summary>
internal sealed class Previewer(TwsClient client, OrderChecks checks, OrderWire wire)
{
    private const int PriceDigits = 6;

    /// <exception cref="TwsRequestException">TWS would reject the order.</exception>
    public async Task<T> PreviewAsync<T>(T into, PlannedOrder planned, CancellationToken cancellationToken) where T : WhatIf
    {
        var (state, notes) = await wire.PreviewAsync(await checks.PassAsync(planned, cancellationToken), cancellationToken);
        var price = planned.Order.LmtPrice ?? await PriceAsync(planned, cancellationToken);
        var units = (planned.Order.TotalQuantity ?? 0) * planned.Contract.Units();
        var commission = state.Commission ?? state.MaxCommission;
        return (T)(into with
        {
            Currency = state.MarginCurrency.OrNull(),
            InitMargin = MarginChange.Of(state.InitMarginBefore, state.InitMarginChange, state.InitMarginAfter),
            MaintMargin = MarginChange.Of(state.MaintMarginBefore, state.MaintMarginChange, state.MaintMarginAfter),
            EquityWithLoan = MarginChange.Of(state.EquityWithLoanBefore, state.EquityWithLoanChange, state.EquityWithLoanAfter),
            Commission = state.Commission,
            MinCommission = state.MinCommission,
            MaxCommission = state.MaxCommission,
            CommissionCurrency = state.CommissionCurrency.OrNull(),
            Price = price,
            Notional = units > 0 ? price * units : planned.Order.CashQty,
            Breakeven = units > 0 && commission is { } cost && price is { } at && state.CommissionCurrency == planned.Contract.Currency
                ? Math.Round(at + ((planned.Order.Action == "BUY" ? 2 : -2) * cost / units), PriceDigits)
                : null,
            Warning = state.WarningText.OrNull(),
            Warnings = TwsNote.Of(notes),
        });
    }

    public static WhatIf Begin(PlannedOrder planned) => new()
    {
        Contract = ContractInfo.Of(planned.Contract),
        Order = planned.Text,
        OrderRef = planned.Order.OrderRef,
        Account = planned.Order.Account,
    };

    /// <summary>The price at which the order would trade now; null when there is none, which is no reason to refuse a preview.</summary>
    private async Task<decimal?> PriceAsync(PlannedOrder planned, CancellationToken cancellationToken)
    {
        try
        {
            var quote = (await client.MarketData.QuoteAsync(planned.Contract, cancellationToken: cancellationToken)).Quote;
            return (planned.Order.Action == "BUY" ? quote.Ask : quote.Bid) ?? FairPrice.Of(quote)?.Value;
        }
        catch (Exception unquoted) when (unquoted is TwsRequestException or TwsTimeoutException or TwsRefusedException)
        {
            return null;
        }
    }
}
