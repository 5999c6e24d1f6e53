using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.Fundamentals;

/// <inheritdoc cref="IFundamentalsApi"/>
internal sealed class FundamentalsApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock) : IFundamentalsApi
{
    private readonly ITwsConnection _connection = connection;
    private readonly TwsApiOptions _options = options;
    private readonly TimeProvider _clock = clock;
}
