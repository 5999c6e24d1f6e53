namespace Gateway.Tws.Session;

/// <summary>TWS refused a request: its code and its text.</summary>
public sealed class TwsRequestException(TwsError error) : TwsException($"TWS error {error.Code}: {error.Text}")
{
    public TwsError Error { get; } = error;

    public override bool Retryable => TwsErrorCodes.IsRetryable(Error.Code);
}
