namespace Gateway.Tools.Scanner;

/// <summary>What a scan is wanted for.</summary>
internal enum ScanIntent
{
    Gainers,
    Losers,
    Active,
    Volatility,
    Options,
    Gaps,
    Dividends,
    Value,
}
