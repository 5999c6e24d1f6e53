namespace Gateway.Handlers;

/// <summary>
/// A result, or an update of a streaming tool, that says in one line for people what it is. Implement it explicitly, so that the line is no member
/// of the JSON.
/// </summary>
public interface IToolSummary
{
    /// <summary>One line, such as "SPY 533.62 x 533.64, last 533.63, +0.84 %".</summary>
    string Summary { get; }

    /// <summary>Whether the call achieved nothing at its destination, as a rejected order. Clients then show the result as an error.</summary>
    bool Failed => false;
}
