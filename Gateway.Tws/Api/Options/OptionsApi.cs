using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Messages.MarketData;
using Gateway.Tws.Messages.Options;
using Gateway.Tws.Model;
using Gateway.Tws.Requests;
using Gateway.Tws.Requests.Options;
using Gateway.Tws.Resilience;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Options;

/// <summary>Option chains, computations by TWS's own model, and exercise.</summary>
public sealed class OptionsApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock, OrdersApi orders)
{
    /// <summary>
    /// The expirations and strikes that the options of an underlying have, for each exchange and trading class. It takes no market data line.
    /// </summary>
    /// <param name="underlying">A stock, index or future with its <c>ConId</c>, <c>Symbol</c> and <c>SecType</c>.</param>
    /// <param name="futFopExchange">For a future: the exchange of the options; empty for all. Leave it empty for every other underlying.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>No item when the underlying has no options.</returns>
    /// <exception cref="TwsRequestException">Code 200: there is no such underlying.</exception>
    public async Task<Snapshot<OptionParameters>> ParametersAsync(
        Contract underlying, string futFopExchange = "", CancellationToken cancellationToken = default)
    {
        var answer = await connection.Session.CollectAsync<SecDefOptParamMessage, SecDefOptParamEndMessage>(
            id => new ReqSecDefOptParamsRequest(id, underlying.Symbol, futFopExchange, underlying.SecType, underlying.ConId),
            cancel: null, alwaysCancel: false, options.ContractsDeadline, cancellationToken).ConfigureAwait(false);
        return new Snapshot<OptionParameters>([.. answer.Items.Select(ToParameters)], answer.Complete);
    }

    /// <summary>The volatility at which TWS's model gives the option this price, and the greeks there.</summary>
    /// <param name="option">One option: <c>ConId</c> and <c>Exchange</c>, or a full description.</param>
    /// <param name="optionPrice">In the option's currency, of one unit of the underlying.</param>
    /// <param name="underlyingPrice">The underlying's price to assume.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<OptionComputation> ImpliedVolatilityAsync(
        Contract option, decimal optionPrice, decimal underlyingPrice, CancellationToken cancellationToken = default) => ComputeAsync(
            id => new CalculateImpliedVolatilityRequest(id, option, optionPrice, underlyingPrice),
            id => new CancelCalculateImpliedVolatilityRequest(id), "an implied volatility", cancellationToken);

    /// <summary>What the option is worth by TWS's model, and the greeks there.</summary>
    /// <param name="option">One option: <c>ConId</c> and <c>Exchange</c>, or a full description.</param>
    /// <param name="volatility">A year's, as a fraction: 0.25 is 25 %.</param>
    /// <param name="underlyingPrice">The underlying's price to assume.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<OptionComputation> PriceAsync(
        Contract option, double volatility, decimal underlyingPrice, CancellationToken cancellationToken = default) =>
        ComputeAsync(
            id => new CalculateOptionPriceRequest(id, option, volatility, underlyingPrice),
            id => new CancelCalculateOptionPriceRequest(id), "an option price", cancellationToken);

    /// <summary>Exercises options that an account holds, or lets them lapse.</summary>
    /// <remarks>
    /// TWS turns the instruction into an order, a purchase with limit 0, which works until IB has carried it out; it can be cancelled like any other
    /// order. Like an order it is never sent a second time. Refused with 322 when it is not held, or when it is out of the money (in the money for a
    /// lapse) and <see cref="OptionExercise.Override"/> is off.
    /// </remarks>
    /// <param name="option">One option: <c>ConId</c> and <c>Exchange</c>, or a full description.</param>
    /// <param name="exercise">What to do, how many, and for which account.</param>
    /// <param name="wait">How long to wait for TWS's confirmation.</param>
    /// <param name="cancellationToken">Ends the waiting; it does not withdraw the instruction.</param>
    /// <exception cref="TwsDisconnectedException">Nothing was sent.</exception>
    public Task<OrderResult> ExerciseAsync(Contract option, OptionExercise exercise, TimeSpan wait, CancellationToken cancellationToken = default) =>
        orders.ExerciseAsync(option, exercise, wait, cancellationToken);

    /// <summary>TWS treats a computation as a subscription, so it is cancelled after its first answer.</summary>
    private async Task<OptionComputation> ComputeAsync(
        Func<int, ITwsRequest> request, Func<int, ITwsRequest> cancel, string name, CancellationToken cancellationToken)
    {
        var answer = await new AnswerReceiver<TickOptionComputationMessage>().AskAsync(
            connection.Session, request, cancel, alwaysCancel: true, name, options.ContractsDeadline, clock, cancellationToken).ConfigureAwait(false);
        return OptionComputation.Of(answer);
    }

    private static OptionParameters ToParameters(SecDefOptParamMessage message) => new(
        message.Exchange, message.UnderlyingConId, message.TradingClass, message.Multiplier,
        [.. message.Expirations.Order(StringComparer.Ordinal)], [.. message.Strikes.Order()]);
}
