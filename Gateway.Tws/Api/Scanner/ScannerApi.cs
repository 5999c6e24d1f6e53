using Gateway.Tws.Resilience;

namespace Gateway.Tws.Api.Scanner;

/// <inheritdoc cref="IScannerApi"/>
internal sealed class ScannerApi(ITwsConnection connection, TwsApiOptions options, TimeProvider clock) : IScannerApi
{
    private readonly ITwsConnection _connection = connection;
    private readonly TwsApiOptions _options = options;
    private readonly TimeProvider _clock = clock;
}
