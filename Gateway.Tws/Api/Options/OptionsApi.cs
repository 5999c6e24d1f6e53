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

/// <inheritdoc cref="IOptionsApi"/>
internal sealed class OptionsApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock, OrdersApi orders) : IOptionsApi
{
    public async Task<Snapshot<OptionParameters>> ParametersAsync(Contract underlying, string futFopExchange, CancellationToken cancellationToken)
    {
        var answer = await connection.Session.CollectAsync<SecDefOptParamMessage, SecDefOptParamEndMessage>(
            id => new ReqSecDefOptParamsRequest(id, underlying.Symbol, futFopExchange, underlying.SecType, underlying.ConId),
            cancel: null, alwaysCancel: false, options.ContractsDeadline, cancellationToken).ConfigureAwait(false);
        return new Snapshot<OptionParameters>([.. answer.Items.Select(ToParameters)], answer.Complete);
    }

    public Task<OptionComputation> ImpliedVolatilityAsync(
        Contract option, decimal optionPrice, decimal underlyingPrice, CancellationToken cancellationToken) => ComputeAsync(
            id => new CalculateImpliedVolatilityRequest(id, option, optionPrice, underlyingPrice),
            id => new CancelCalculateImpliedVolatilityRequest(id), "an implied volatility", cancellationToken);

    public Task<OptionComputation> PriceAsync(Contract option, double volatility, decimal underlyingPrice, CancellationToken cancellationToken) => ComputeAsync(
        id => new CalculateOptionPriceRequest(id, option, volatility, underlyingPrice),
        id => new CancelCalculateOptionPriceRequest(id), "an option price", cancellationToken);

    public Task<OrderResult> ExerciseAsync(Contract option, OptionExercise exercise, TimeSpan wait, CancellationToken cancellationToken) =>
        orders.ExerciseAsync(option, exercise, wait, cancellationToken);

    /// <summary>To TWS a computation is a subscription: it is cancelled after its first answer, too.</summary>
    private async Task<OptionComputation> ComputeAsync(
        Func<int, ITwsRequest> request, Func<int, ITwsRequest> cancel, string name, CancellationToken cancellationToken)
    {
        var answer = await new FirstReply<TickOptionComputationMessage>().AskAsync(
            connection.Session, request, cancel, alwaysCancel: true, name, options.ContractsDeadline, clock, cancellationToken).ConfigureAwait(false);
        return OptionComputation.Of(answer);
    }

    private static OptionParameters ToParameters(SecDefOptParamMessage message) => new(
        message.Exchange, message.UnderlyingConId, message.TradingClass, message.Multiplier,
        [.. message.Expirations.Order(StringComparer.Ordinal)], [.. message.Strikes.Order()]);
}
