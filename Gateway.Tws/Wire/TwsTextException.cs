namespace Gateway.Tws.Wire;

/// <summary>A text of a request has a character that the protocol cannot carry (IB's error 579). Nothing was sent.</summary>
public sealed class TwsTextException(string message) : ArgumentException(message);
