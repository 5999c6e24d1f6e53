using Gateway.Tws.Model;

namespace Gateway.Tools.Scanner;

/// <summary>The scans behind the presets: US stocks above 5 dollars, so that penny stocks do not fill the list.</summary>
internal static class ScanPresets
{
    private const decimal LeastPrice = 5;

    public static ScannerSubscription Of(ScanPreset preset, int rows) => new()
    {
        Instrument = "STK",
        LocationCode = "STK.US.MAJOR",
        ScanCode = Code(preset),
        AbovePrice = LeastPrice,
        NumberOfRows = rows,
    };

    private static string Code(ScanPreset preset) => preset switch
    {
        ScanPreset.TopGainers => "TOP_PERC_GAIN",
        ScanPreset.TopLosers => "TOP_PERC_LOSE",
        ScanPreset.MostActive => "MOST_ACTIVE",
        ScanPreset.MostActiveUsd => "MOST_ACTIVE_USD",
        ScanPreset.HotByVolume => "HOT_BY_VOLUME",
        ScanPreset.HotByPrice => "HOT_BY_PRICE",
        ScanPreset.HighIv => "HIGH_OPT_IMP_VOLAT",
        ScanPreset.LowIv => "LOW_OPT_IMP_VOLAT",
        ScanPreset.OptionVolume => "OPT_VOLUME_MOST_ACTIVE",
        ScanPreset.PutCallRatio => "HIGH_OPT_VOLUME_PUT_CALL_RATIO",
        ScanPreset.GapUp => "HIGH_OPEN_GAP",
        ScanPreset.GapDown => "LOW_OPEN_GAP",
        _ => "HIGH_DIVIDEND_YIELD_IB",
    };
}
