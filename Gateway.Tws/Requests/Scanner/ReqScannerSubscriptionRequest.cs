using Gateway.Tws.Model;
using Gateway.Tws.Requests.Contracts;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Scanner;

/// <summary>Subscribes to the ranking of a scan (22).</summary>
public sealed record ReqScannerSubscriptionRequest(int RequestId, ScannerSubscription Subscription) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(22);
        writer.Write(RequestId);
        writer.Write(Subscription.NumberOfRows ?? -1);
        writer.Write(Subscription.Instrument);
        writer.Write(Subscription.LocationCode);
        writer.Write(Subscription.ScanCode);
        writer.Write(Subscription.AbovePrice);
        writer.Write(Subscription.BelowPrice);
        writer.Write(Subscription.AboveVolume);
        writer.Write(Subscription.MarketCapAbove);
        writer.Write(Subscription.MarketCapBelow);
        writer.Write(Subscription.MoodyRatingAbove);
        writer.Write(Subscription.MoodyRatingBelow);
        writer.Write(Subscription.SpRatingAbove);
        writer.Write(Subscription.SpRatingBelow);
        writer.Write(Subscription.MaturityDateAbove);
        writer.Write(Subscription.MaturityDateBelow);
        writer.Write(Subscription.CouponRateAbove);
        writer.Write(Subscription.CouponRateBelow);
        writer.Write(Subscription.ExcludeConvertible);
        writer.Write(Subscription.AverageOptionVolumeAbove);
        writer.Write(Subscription.ScannerSettingPairs);
        writer.Write(Subscription.StockTypeFilter);
        writer.WriteOptions(Subscription.FilterOptions);
        writer.WriteOptions(Subscription.Options);
    }
}

/// <summary>Ends a scan (23).</summary>
public sealed record CancelScannerSubscriptionRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(23);
        writer.Write(1);
        writer.Write(RequestId);
    }
}

/// <summary>Asks what can be scanned (24).</summary>
public sealed record ReqScannerParametersRequest : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(24);
        writer.Write(1);
    }
}
