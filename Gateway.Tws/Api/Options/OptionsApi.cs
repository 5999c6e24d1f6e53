using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.Options;

/// <inheritdoc cref="IOptionsApi"/>
internal sealed class OptionsApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock) : IOptionsApi
{
    private readonly ITwsConnection _connection = connection;
    private readonly TwsApiOptions _options = options;
    private readonly TimeProvider _clock = clock;
}
