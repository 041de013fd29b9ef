package org.lodestone.ui.internal;

import java.util.List;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.FindingWords;

/** What the work of this session had to say, with what to do about it; newest first. */
public final class FindingsView extends ViewPart {

    /** Id in the registry. */
    public static final String ID = "org.lodestone.ui.view.findings";

    private TableViewer table;

    @Override
    public void createPartControl(Composite parent) {
        FindingLog log = getSite().getService(FindingLog.class);
        Composite body = new Composite(parent, SWT.NONE);
        TableColumnLayout columns = new TableColumnLayout();
        body.setLayout(columns);
        table = new TableViewer(body, SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL);
        table.getTable().setHeaderVisible(true);
        table.setContentProvider(ArrayContentProvider.getInstance());
        ColumnViewerToolTipSupport.enableFor(table);
        column(columns, Messages.time, 7, entry -> entry.time().toString(), false);
        column(columns, Messages.code, 10, entry -> entry.finding().code(), true);
        column(columns, Messages.message, 45, entry -> FindingWords.message(entry.finding()), false);
        column(columns, Messages.remedy, 35, entry -> FindingWords.remedy(entry.finding()), false);
        column(columns, Messages.source, 14, FindingLog.Entry::source, false);
        getViewSite().getActionBars().getToolBarManager().add(new Action(Messages.clear) {
            @Override
            public void run() {
                log.clear();
            }
        });
        Runnable stop = log.onChange(() -> show(log));
        body.addDisposeListener(e -> stop.run());
        show(log);
    }

    private void show(FindingLog log) {
        List<FindingLog.Entry> newestFirst = log.entries().reversed();
        table.setInput(newestFirst);
    }

    private void column(TableColumnLayout columns, String title, int weight, java.util.function.Function<FindingLog.Entry, String> text,
            boolean icon) {
        TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
        column.getColumn().setText(title);
        columns.setColumnData(column.getColumn(), new ColumnWeightData(weight, 60));
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return text.apply((FindingLog.Entry) element);
            }

            @Override
            public String getToolTipText(Object element) {
                FindingLog.Entry entry = (FindingLog.Entry) element;
                return entry.finding().code() + "  " + FindingWords.message(entry.finding()) + "\n" + FindingWords.remedy(entry.finding()) + (entry.finding().facts().isEmpty() ? "" : "\n" + entry.finding().facts());
            }

            @Override
            public Image getImage(Object element) {
                return icon ? image((FindingLog.Entry) element) : null;
            }
        });
    }

    private static Image image(FindingLog.Entry entry) {
        return PlatformUI.getWorkbench().getSharedImages().getImage(switch (entry.finding().severity()) {
            case ERROR -> ISharedImages.IMG_OBJS_ERROR_TSK;
            case WARNING -> ISharedImages.IMG_OBJS_WARN_TSK;
            case INFO -> ISharedImages.IMG_OBJS_INFO_TSK;
        });
    }

    @Override
    public void setFocus() {
        table.getControl().setFocus();
    }
}
