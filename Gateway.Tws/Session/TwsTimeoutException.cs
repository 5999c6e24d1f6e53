namespace Gateway.Tws.Session;

/// <summary>TWS did not answer a request within its deadline.</summary>
public sealed class TwsTimeoutException(string request, TimeSpan deadline)
    : TwsException($"TWS did not answer {request} within {deadline.TotalSeconds:0.#} s.")
{
    public override bool Retryable => true;
}
