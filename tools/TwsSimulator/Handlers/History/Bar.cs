namespace TwsSimulator.Handlers.History;

/// <summary>One bar as it is sent; volume, average and count are -1 where there are no trades.</summary>
internal readonly record struct Bar(
    DateTimeOffset Start, DateTimeOffset End, DateOnly Day, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume, decimal Average,
    int Count);
