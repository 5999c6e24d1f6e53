namespace TwsSimulator.Handlers.MarketData;

/// <summary>Tick ids that the simulator sends, and the ids that stand for them in delayed data.</summary>
internal static class TickTypes
{
    public const int BidSize = 0;
    public const int Bid = 1;
    public const int Ask = 2;
    public const int AskSize = 3;
    public const int Last = 4;
    public const int LastSize = 5;
    public const int High = 6;
    public const int Low = 7;
    public const int Volume = 8;
    public const int Close = 9;
    public const int BidOption = 10;
    public const int AskOption = 11;
    public const int LastOption = 12;
    public const int ModelOption = 13;
    public const int CustomOption = 53;
    public const int Open = 14;
    public const int MarkPrice = 37;
    public const int BidEfp = 38;
    public const int AskEfp = 39;
    public const int LastEfp = 40;
    public const int CloseEfp = 44;
    public const int LastTimestamp = 45;
    public const int RtVolume = 48;
    public const int Halted = 49;
    public const int RtTradeVolume = 77;

    /// <summary>The delayed id of a live one; ids without a delayed form stay.</summary>
    public static int Delayed(int live) => live switch
    {
        Bid => 66,
        Ask => 67,
        Last => 68,
        BidSize => 69,
        AskSize => 70,
        LastSize => 71,
        High => 72,
        Low => 73,
        Volume => 74,
        Close => 75,
        Open => 76,
        BidOption => 80,
        AskOption => 81,
        LastOption => 82,
        ModelOption => 83,
        LastTimestamp => 88,
        Halted => 90,
        _ => live,
    };

    /// <summary>The size tick that goes with a price tick.</summary>
    public static int SizeOf(int price) => price switch
    {
        Bid => BidSize,
        Ask => AskSize,
        Last => LastSize,
        _ => throw new ArgumentOutOfRangeException(nameof(price), price, "This price tick has no size."),
    };
}
