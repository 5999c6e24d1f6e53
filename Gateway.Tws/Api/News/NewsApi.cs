using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.News;

/// <inheritdoc cref="INewsApi"/>
internal sealed class NewsApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock) : INewsApi
{
    private readonly ITwsConnection _connection = connection;
    private readonly TwsApiOptions _options = options;
    private readonly TimeProvider _clock = clock;
}
